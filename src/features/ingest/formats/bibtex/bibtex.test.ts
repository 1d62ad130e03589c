import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtexList } from '@/features/papers/cite';
import { anyText } from '../../../../../tests/support/any-text';
import { preparePaper } from '../../records/prepare';
import { isStorable, papersOf, parseText, rejectionsOf } from '../testing';
import { bibtex } from './bibtex';
import { MACRO_LIMITS } from './macros';
import { FIELD_LIMITS } from './read-fields';

const parse = (text: string, options = {}) => parseText(bibtex, text, options);
const read = async (fields: string, type = 'article') =>
  papersOf(await parse(`@${type}{key,\n  title = {On Engines},\n${fields}\n}`))[0];
const reasons = async (text: string) => rejectionsOf(await parse(text)).map(({ reason }) => reason);
const names = async (field: string) => (await read(`author = {${field}}`))?.authors?.map(({ name }) => name);

const LIBRARY = String.raw`% A library
@string{jmlr = "Journal of " # ml}
@STRING(ml = {Machine Learning})
@preamble{ "\newcommand{\x}{y}" }
@comment{jabref-meta: databaseType:bibtex;}

@article{lovelace2024,
  Author   = {Lovelace, Ada and {The Engine Group, Inc.} and Charles Babbage and others},
  title    = "On {MLP} Engines: {\'E}tude in ${'$'}n^2${'$'}",
  journal  = jmlr # " Research",
  abstract = {A first
    paragraph.

    A second.},
  year     = 2024, month = jun # "~18",
  keywords = {engines; looms, cards},
  doi      = {https://doi.org/10.1000/ABC\_1},
  url      = {https://github.com/a/engines},
  title    = {Said twice},
}

@inproceedings(babbage, title = {No key needed}, booktitle = {Proc.\ of Engines})
`;

describe('a BibTeX file', () => {
  it('gives a paper an entry, whatever the style of its fields', async () => {
    const outcome = await parse(LIBRARY.replace('# ml}', '# "ML"}'), { day: '2024-06-20' });
    expect(rejectionsOf(outcome)).toEqual([]);
    const [first, second] = papersOf(outcome);
    expect(first).toMatchObject({
      source: 'text',
      asOf: null,
      arxivId: null,
      doi: '10.1000/abc_1',
      title: String.raw`On MLP Engines: {\'E}tude in $n^2$`,
      abstract: 'A first paragraph.\n\nA second.',
      journalRef: 'Journal of ML Research',
      keywords: ['engines', 'looms', 'cards'],
      publishedAt: { at: new Date('2024-06-18T00:00:00Z'), precision: 'day' },
      links: [{ kind: 'code', url: 'https://github.com/a/engines', stars: null }],
      editions: [{ day: '2024-06-20', submittedBy: null }],
    });
    expect(first?.authors?.map(({ name }) => name)).toEqual([
      'Ada Lovelace',
      'The Engine Group, Inc.',
      'Charles Babbage',
    ]);
    expect(String(first?.record.bibtex)).toMatch(/^@article\{lovelace2024,[\s\S]*\}$/);
    expect(second).toMatchObject({ title: 'No key needed', journalRef: String.raw`Proc.\ of Engines` });
  });

  it('takes a macro that is not defined for its name, and the last definition of several', async () => {
    expect((await read('journal = nature'))?.journalRef).toBe('nature');
    const twice = '@string{a = "x"}@string{A = "y"}@article{k, title = a}';
    expect(papersOf(await parse(twice))[0]?.title).toBe('y');
  });

  it('as Broadsheet itself exports it is read as it was', async () => {
    const title = 'γ-MoD: 50% of {A, b} & C_1';
    const paper = {
      key: '2406.11944',
      arxivId: '2406.11944',
      doi: '10.1000/a_b',
      title,
      titleText: title,
      authors: ['Jacob Dunefsky', 'ATLAS Collaboration', 'Smith, Barnes and Co.'],
      publishedAt: new Date('2024-06-17T12:00:00Z'),
      publishedPrecision: 'instant' as const,
      primaryCategory: 'cs.LG',
      abstractText: null,
      journalRef: 'Engines & Looms',
    };
    const outcome = await parse(bibtexList([paper, paper]));
    expect(rejectionsOf(outcome)).toEqual([]);
    const prepared = papersOf(outcome).map((each) => preparePaper(each, new Date()));
    expect(prepared).toHaveLength(2);
    expect(prepared[1]).toMatchObject({
      arxivId: '2406.11944',
      doi: '10.1000/a_b',
      title: { plain: title },
      authors: paper.authors.map((name) => ({ name })),
      categories: ['cs.LG'],
      publishedAt: { at: new Date('2024-06-01T00:00:00Z'), precision: 'month' },
      comment: 'Engines & Looms',
    });
  });

  it('finds the arXiv id wherever styles put it', async () => {
    for (const fields of [
      'eprint = {2406.11944v2}, archivePrefix = {arXiv}, primaryClass = {cs.CL}',
      'eprint = {2406.11944v2}, eprinttype = {arxiv}, eprintclass = {cs.CL}',
      'eprint = "arXiv:2406.11944v2", primaryclass = "cs.CL"',
      'doi = {10.48550/ARXIV.2406.11944v2}, primaryclass = {cs.CL}',
      'url = {http://arxiv.org/abs/2406.11944v2}, primaryclass = {cs.CL}',
      'howpublished = {\\url{https://arxiv.org/abs/2406.11944v2}}, primaryclass = {cs.CL}',
      'journal = {arXiv preprint arXiv:2406.11944v2}, primaryclass = {cs.CL}',
      'journal = {CoRR}, volume = {abs/2406.11944v2}, primaryclass = {cs.CL}',
    ]) {
      expect(await read(fields)).toMatchObject({
        arxivId: '2406.11944',
        arxivVersion: 2,
        categories: ['cs.CL'],
        doi: null,
        journalRef: null,
        links: [],
      });
    }
    expect((await read('eprint = {hep-th/9901001}, archiveprefix = {arXiv}'))?.arxivId).toBe(
      'hep-th/9901001',
    );
    for (const fields of [
      'eprint = {2406.11944}, eprinttype = {pubmed}',
      'journal = {Nature}, note = {Extends arXiv:2406.11944}',
      'eprint = {1234567}',
    ]) {
      expect(await read(fields)).toMatchObject({ arxivId: null, categories: null });
    }
  });

  it('keeps an address that is no code only where nothing else leads to the paper', async () => {
    const url = 'url = {https://aclanthology.org/2024.acl-long.1\\_x}';
    expect((await read(url))?.links).toEqual([
      { kind: 'project', url: 'https://aclanthology.org/2024.acl-long.1_x', stars: null },
    ]);
    expect((await read(`${url}, doi = {10.1000/1}`))?.links).toEqual([]);
    expect((await read('url = {https://doi.org/10.1000/1}'))?.doi).toBe('10.1000/1');
  });

  it('turns names round, and keeps those in braces whole', async () => {
    expect(await names('van der Berg, Jan and {\\"O}zg{\\"u}r, {\\"U}.')).toEqual([
      'Jan van der Berg',
      '{\\"U}. {\\"O}zg{\\"u}r',
    ]);
    expect(await names('King, Jr, Martin Luther\n  AND  {Barnes and Noble, Inc.} and others')).toEqual([
      'Martin Luther King Jr',
      'Barnes and Noble, Inc.',
    ]);
    expect(await names('Anderson and Sandra Brand and and et al.')).toEqual(['Anderson', 'Sandra Brand']);
    expect((await read('year = 2020'))?.authors).toBeNull();
  });

  it('is dated as precisely as it says', async () => {
    const dated = async (fields: string) => {
      const published = (await read(fields))?.publishedAt;
      return published && `${published.at.toISOString().slice(0, 10)} ${published.precision}`;
    };
    expect(await dated('year = {2024}')).toBe('2024-01-01 year');
    expect(await dated('year = 2024, month = dec')).toBe('2024-12-01 month');
    expect(await dated('year = "{2024}", month = {June 18--20}')).toBe('2024-06-01 month');
    expect(await dated('year = 2024, month = 6, day = 18')).toBe('2024-06-18 day');
    expect(await dated('year = 2024, month = "18 June"')).toBe('2024-06-18 day');
    expect(await dated('year = 2024, month = feb, day = 30')).toBe('2024-02-01 month');
    expect(await dated('date = {2024-06-18/2024-06-20}, year = 1999')).toBe('2024-06-18 day');
    expect(await dated('date = {2024-06}')).toBe('2024-06-01 month');
    expect(await dated('date = {2024~}')).toBe('2024-01-01 year');
    expect(await dated('year = {(c. 1999)}')).toBe('1999-01-01 year');
    expect(await dated('year = {to appear}, month = jan')).toBeNull();
  });

  it('rejects a broken entry with its line and text, and takes the others', async () => {
    const good = (key: string) => `@misc{${key}, title = {${key}}}\n`;
    const broken = [
      ['@misc{a,\n title {x}}', 'line 3: expected "=" behind "title"'],
      ['@misc{a,\n title = {x}\n year = 2020}', 'line 4: expected a comma behind the field "title"'],
      ['@misc{a, title = {x}, = 3}', 'line 2: expected the name of a field'],
      ['@misc{a, title = , year = 1}', 'line 2: expected a value for "title"'],
      ['@misc{a, title = {x} # }', 'line 2: expected a value for "title"'],
      ['@misc{a,\n title = "x}', 'line 3: the value of "title" is never closed'],
      ['@misc{a, year = 2020}', 'line 2: @misc has no title'],
      ['@misc{a, title = { }}', 'line 2: @misc has no title'],
      ['@misc{a}', 'line 2: @misc has no title'],
      ['@misc{a, title = {never closed}\n', 'line 2: it is never closed: another begins in line 4'],
    ] as const;
    for (const [text, reason] of broken) {
      const outcome = await parse(`${good('one')}${text}\n${good('two')}`);
      expect(papersOf(outcome).map(({ title }) => title)).toEqual(['one', 'two']);
      expect(rejectionsOf(outcome)).toMatchObject([
        { index: 1, reason, rawText: expect.stringContaining(text) },
      ]);
    }
  });

  it('rejects what goes over a limit', async () => {
    const doubling = Array.from({ length: 30 }, (_, n) => `@string{m${n + 1} = m${n} # m${n}}`).join('\n');
    const bomb = `@string{m0 = "0123456789"}\n${doubling}\n@misc{a, title = {Fine}}`;
    const [reason] = await reasons(bomb);
    expect(reason).toBe(`line 9: @string "m8": longer than ${MACRO_LIMITS.length} characters`);
    expect(papersOf(await parse(bomb))).toHaveLength(1);

    const many = Array.from({ length: MACRO_LIMITS.count }, (_, n) => `x${n} = "x"`);
    const strings = many.map((definition) => `@string{${definition}}`).join('');
    expect(await reasons(strings)).toHaveLength(12);

    const macro = `@string{m = "${'x'.repeat(MACRO_LIMITS.length)}"}`;
    const uses = Array(Math.ceil(FIELD_LIMITS.length / MACRO_LIMITS.length) + 1)
      .fill('m')
      .join('#');
    expect(await reasons(`${macro}@misc{a, title = ${uses}}`)).toEqual([
      `line 1: values longer than ${FIELD_LIMITS.length} characters`,
    ]);

    const fields = Array.from({ length: FIELD_LIMITS.count + 1 }, (_, n) => `f${n} = 1`).join(',');
    expect(await reasons(`@misc{a, ${fields}}`)).toEqual([`line 1: more than ${FIELD_LIMITS.count} fields`]);
    expect(await reasons(`@misc{a, title = {${'x'.repeat(2_001)}}}`)).toEqual([
      expect.stringMatching(/^title: Too big/),
    ]);
  });

  it('takes no longer than it is long, whatever it says', async () => {
    const spaces = ' '.repeat(500_000);
    for (const text of [
      `@misc{${spaces}x=`,
      `@misc{a, title = {${spaces}}}`,
      `@misc{a, title = {x}, author = {${'and '.repeat(200_000)}}}`,
      '@'.repeat(500_000),
      `@misc{a, month = {${'1 '.repeat(100_000)}}, title = {t}, year = 1}`,
      '@misc{'.repeat(100_000),
    ]) {
      expect((await parse(text)).error).toBeNull();
    }
  });

  it('is told from the beginning of an entry', () => {
    for (const head of [
      LIBRARY,
      '@article{a,\n',
      '\n % x\n @InProceedings (b, title=',
      '@string{a = "x"}',
      '@comment{x}',
      '@misc{title = {x}}',
    ]) {
      expect(bibtex.sniff(head)).toBe(true);
    }
    for (const head of [
      '',
      '@someone said {',
      'mail me@article{x,',
      '<a>\n@article{a,',
      '{"a":\n@article{a,',
      '@media (min-width: 3em) {',
      '@article about x',
    ]) {
      expect([head, bibtex.sniff(head)]).toEqual([head, false]);
    }
  });

  it('of any text at all gives papers and rejections, the same however it is cut', async () => {
    const piece = fc.constantFrom(
      '@article{k,',
      '@string{a=',
      '\n@misc{',
      'title={',
      'author = "',
      'month=',
      'and',
      '}',
      '}',
      '"',
      '#',
      ',',
      '=',
      '2024',
      'url={https://a.b/',
      '\\url{',
    );
    const text = fc.array(fc.oneof({ weight: 5, arbitrary: piece }, anyText), { maxLength: 25 });
    const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(text, lengths, async (parts, cuts) => {
        const body = parts.join('').toWellFormed().replaceAll('\0', '');
        const whole = await parse(body);
        expect(whole.error).toBeNull();
        expect(await parse(body, { lengths: cuts })).toEqual(whole);
        expect(isStorable(whole)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
