import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../../tests/support/any-text';
import type { Citable } from '../cite';
import { type CslItem, cslJson } from './csl';
import { readPerson, sortedName } from './person';
import { ris } from './ris';

const paper: Citable = {
  key: '2406.11944',
  arxivId: '2406.11944',
  doi: '10.1000/182',
  title: 'Transcoders find $x$',
  titleText: 'Transcoders find x',
  authors: ['Jacob van der Berg', 'Gemma Team', 'Ho, Ann'],
  publishedAt: new Date('2024-06-17T00:00:00Z'),
  publishedPrecision: 'month',
  primaryCategory: 'cs.LG',
  abstractText: 'One.\n\nTwo.',
  journalRef: null,
};

describe('a name', () => {
  it.each([
    ['Jacob Dunefsky', 'Dunefsky, Jacob'],
    ['Ludwig van der Berg', 'van der Berg, Ludwig'],
    ['van der Berg, Ludwig', 'van der Berg, Ludwig'],
    ['John A. Smith Jr.', 'Smith, John A., Jr.'],
    ['Smith, Jr.', 'Smith, Jr.'],
    ['Plato', 'Plato'],
    ['The LLaMA Team', 'The LLaMA Team'],
    ['Van Nguyen', 'Nguyen, Van'],
    ['de la Cruz', 'de la Cruz'],
  ])('%s is sorted as %s', (name, sorted) => {
    expect(sortedName(readPerson(name))).toBe(sorted);
  });

  it('loses no letter, whatever it is', () => {
    const letters = (text: string) => [...text.replace(/[\s,]/gu, '')].toSorted().join('');
    fc.assert(
      fc.property(anyText, (name) => {
        expect(letters(sortedName(readPerson(name)))).toBe(letters(name));
      }),
    );
  });
});

describe('CSL-JSON', () => {
  it('says what is known, and no more of a date than that', () => {
    const [item] = JSON.parse(cslJson([paper])) as [CslItem];
    expect(item).toEqual({
      id: 'berg2024transcoders',
      type: 'article',
      title: 'Transcoders find x',
      author: [
        { family: 'Berg', given: 'Jacob', 'non-dropping-particle': 'van der' },
        { literal: 'Gemma Team' },
        { family: 'Ho', given: 'Ann' },
      ],
      issued: { 'date-parts': [[2024, 6]] },
      abstract: 'One.\n\nTwo.',
      DOI: '10.1000/182',
      URL: 'https://arxiv.org/abs/2406.11944',
      archive: 'arXiv',
      archive_location: '2406.11944',
    });
  });

  it('tells papers apart that would have one key', () => {
    const items = JSON.parse(cslJson([paper, { ...paper, key: 'hep-th/9901001' }])) as CslItem[];
    expect(items.map(({ id }) => id)).toEqual([
      'berg2024transcoders-2406.11944',
      'berg2024transcoders-hep-th-9901001',
    ]);
  });
});

describe('RIS', () => {
  it('is a tag a line', () => {
    expect(ris([paper]).split('\r\n')).toEqual([
      'TY  - UNPB',
      'TI  - Transcoders find x',
      'AU  - van der Berg, Jacob',
      'AU  - Gemma Team',
      'AU  - Ho, Ann',
      'PY  - 2024',
      'DA  - 2024/06//',
      'DO  - 10.1000/182',
      'UR  - https://arxiv.org/abs/2406.11944',
      'L1  - https://arxiv.org/pdf/2406.11944',
      'AN  - arXiv:2406.11944',
      'KW  - cs.LG',
      'AB  - One. Two.',
      'ID  - 2406.11944',
      'ER  - ',
      '',
    ]);
  });

  it('stays in its lines whatever the texts hold', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const given = { ...paper, titleText: text, abstractText: text, authors: [text], journalRef: text };
        for (const line of ris([given, given]).split('\r\n'))
          expect(line).toMatch(/^([A-Z][A-Z0-9] {2}- |$)/);
      }),
    );
  });
});
