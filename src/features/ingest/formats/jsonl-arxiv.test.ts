import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitAuthorLine } from './arxiv-authors';
import { arxivJsonl } from './jsonl-arxiv';
import { isStorable, papersOf, parseText, realData, rejectionsOf } from './testing';

const listed = {
  id: '2503.11731',
  pdf: 'https://arxiv.org/pdf/2503.11731',
  abs: 'https://arxiv.org/abs/2503.11731',
  authors: ['Ada Lovelace', 'Charles Babbage'],
  title: 'On Engines',
  categories: ['cs.CV', 'cs.RO'],
  comment: null,
  summary: 'An abstract\nof two lines.',
};

const addressed = {
  id: '2506.20770',
  title: 'On Engines',
  authors: ['Ada Lovelace'],
  summary: 'An abstract.',
  comment: '12 pages',
  pdf_url: 'http://arxiv.org/pdf/2506.20770v3',
  categories: ['cs.LG', 'cs.CR'],
  cate: 'cs.CR',
  url: 'http://arxiv.org/abs/2506.20770v3',
};

const snapshot = {
  id: '0704.0001',
  submitter: 'Ada Lovelace',
  authors: 'A. Lovelace, C. Babbage (Cambridge), and M. Somerville, Jr.',
  title: 'On\n  Engines',
  comments: '37 pages',
  'journal-ref': 'Phys.Rev.D76:013009,2007',
  doi: '10.1103/PhysRevD.76.013009 10.1103/other',
  'report-no': 'ANL-HEP-PR-07-12',
  categories: 'hep-ph math.AC',
  license: null,
  abstract: '  An abstract\nof two lines.\n',
  versions: [
    { version: 'v1', created: 'Mon, 2 Apr 2007 19:18:42 GMT' },
    { version: 'v2', created: 'Tue, 24 Jul 2007 20:10:27 GMT' },
  ],
  update_date: '2008-11-26',
  authors_parsed: [
    ['Lovelace', 'A.', ''],
    ['Babbage', 'C.', '', 'Cambridge'],
    ['Somerville', 'M.', 'Jr.'],
  ],
};

const parse = (value: unknown, options = {}) => parseText(arxivJsonl, JSON.stringify(value), options);
const read = async (value: unknown, options = {}) => papersOf(await parse(value, options))[0];
const reason = async (value: unknown) => rejectionsOf(await parse(value))[0]?.reason;
const names = (paper: Awaited<ReturnType<typeof read>>) => paper?.authors?.map((author) => author.name);

describe("a line of arXiv's metadata", () => {
  it('is read in the shape of a listing', async () => {
    const paper = await read(listed);
    expect(paper).toMatchObject({
      source: 'arxiv',
      arxivId: '2503.11731',
      arxivVersion: null,
      title: 'On Engines',
      abstract: 'An abstract\nof two lines.',
      comment: null,
      categories: ['cs.CV', 'cs.RO'],
      publishedAt: null,
      updatedAt: null,
      asOf: null,
      editions: [],
      record: listed,
    });
    expect(names(paper)).toEqual(['Ada Lovelace', 'Charles Babbage']);
  });

  it('is read in the shape with addresses, which tell the version, and a primary category', async () => {
    expect(await read(addressed)).toMatchObject({
      arxivVersion: 3,
      categories: ['cs.CR', 'cs.LG'],
      comment: '12 pages',
    });
  });

  it('is read in the shape of the public snapshot', async () => {
    const paper = await read(snapshot);
    expect(paper).toMatchObject({
      arxivId: '0704.0001',
      arxivVersion: 2,
      doi: '10.1103/physrevd.76.013009',
      title: 'On\n  Engines',
      abstract: 'An abstract\nof two lines.',
      comment: '37 pages',
      journalRef: 'Phys.Rev.D76:013009,2007',
      categories: ['hep-ph', 'math.AC'],
      publishedAt: { at: new Date('2007-04-02T19:18:42Z'), precision: 'instant' },
      updatedAt: new Date('2007-07-24T20:10:27Z'),
      asOf: new Date('2008-11-26T00:00:00Z'),
    });
    expect(names(paper)).toEqual(['A. Lovelace', 'C. Babbage', 'M. Somerville Jr.']);
    expect(names(await read({ ...snapshot, authors_parsed: null }))).toEqual(names(paper));
  });

  it('has only categories of arXiv, not the classes of others that stand beside them', async () => {
    const mixed = [
      'cs.CL',
      '68T50, 68T07 (Primary) 68P20',
      'I.2.7; H.3.3',
      'cond-mat.mes-hall',
      'cs.CL',
      'hep-ph',
    ];
    const paper = await read({ ...addressed, categories: mixed });
    expect(paper?.categories).toEqual(['cs.CR', 'cs.CL', 'cond-mat.mes-hall', 'hep-ph']);
    expect((await read({ ...listed, categories: null }))?.categories).toBeNull();
  });

  it('goes into the edition asked for', async () => {
    expect((await read(listed, { day: '2025-03-18' }))?.editions).toEqual([
      { day: '2025-03-18', submittedBy: null },
    ]);
  });

  it('is rejected with the field and the reason when it does not fit', async () => {
    expect(await reason({ ...listed, id: 'abc' })).toBe('id: not an arXiv identifier');
    expect(await reason({ ...listed, title: '' })).toBe('title: empty');
    expect(await reason({ ...listed, authors: 3 })).toBe('authors: expected a list of names or one line');
    expect(await reason({ ...snapshot, versions: [{ version: 'v1', created: 'x' }] })).toBe(
      'versions[0].created: not a date',
    );
    expect(await reason({ ...snapshot, update_date: '2008-13-01' })).toMatch(/^update_date: not a day/);
    expect(await reason({ broadsheet: 1, title: 'T' })).toMatch(/^id: expected string/);
    expect(await reason({ ...listed, authors: Array(5_001).fill('A') })).toMatch(/^authors: Too big/);
    expect(await reason([])).toMatch(/^expected object/);
  });

  it('does not hide what the file is when the first lines are broken', () => {
    expect(arxivJsonl.sniff(`{"id": "0704.00\n\n<oops>\n${JSON.stringify(snapshot)}\n{"id": "07`)).toBe(true);
    expect(
      arxivJsonl.sniff(JSON.stringify({ ...listed, comment: 'x'.repeat(70_000) }).slice(0, 65_536)),
    ).toBe(true);
    expect(arxivJsonl.sniff('{"id": "a", "title": "b", "authors": []}')).toBe(false);
  });

  it('of any shape never makes the parser throw, and reads the same however it is cut', async () => {
    const mutated = fc
      .tuple(fc.constantFrom(listed, addressed, snapshot), fc.nat(20), fc.jsonValue())
      .map(([base, at, value]) => ({
        ...base,
        [Object.keys(base)[at % Object.keys(base).length] ?? '']: value,
      }));
    const lengths = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(mutated, fc.jsonValue()), { maxLength: 4 }),
        lengths,
        async (values, cuts) => {
          const text = values.map((value) => JSON.stringify(value)).join('\n');
          const whole = await parseText(arxivJsonl, text);
          expect(await parseText(arxivJsonl, text, { lengths: cuts })).toEqual(whole);
          expect(whole.items).toHaveLength(values.length);
          expect(isStorable(whole)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the authors in one line', () => {
  it('are split at commas and "and", without affiliations', () => {
    expect(splitAuthorLine('A. Bar (1 and 2), C. D\'Or ((1) MIT, USA) and\n E. F\\"oo')).toEqual([
      'A. Bar',
      "C. D'Or",
      'E. F\\"oo',
    ]);
    expect(splitAuthorLine('The ATLAS Collaboration: G. Aad, Sandra Anderson, Jr.')).toEqual([
      'The ATLAS Collaboration: G. Aad',
      'Sandra Anderson Jr.',
    ]);
    expect(splitAuthorLine(' ')).toEqual([]);
  });

  it('of any length and nesting take no longer than they are long', () => {
    expect(splitAuthorLine(`${'('.repeat(200_000)}${')'.repeat(200_000)}${' '.repeat(200_000)}A`)).toEqual([
      'A',
    ]);
  });
});

const folder = realData('arxiv/jsonl');

describe.skipIf(!folder)('the recorded files of arXiv metadata', () => {
  it('are read whole', async () => {
    const counts: Record<string, number> = {};
    for (const file of readdirSync(folder ?? '')) {
      const text = readFileSync(path.join(folder ?? '', file), 'utf8');
      expect(arxivJsonl.sniff(text.slice(0, 65_536))).toBe(true);
      const outcome = await parseText(arxivJsonl, text, { lengths: [65_536] });
      expect(rejectionsOf(outcome)).toEqual([]);
      counts[file] = papersOf(outcome).length;
    }
    expect(counts).toEqual({ '2025-03-18.jsonl': 465, '2025-04-22.jsonl': 315, '2025-06-27.jsonl': 721 });
  });
});
