import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { broadsheetJsonl } from './jsonl-broadsheet';
import { isStorable, papersOf, parseText, rejectionsOf } from './testing';

const record = {
  broadsheet: 1,
  key: '2406.11944',
  arxivId: '2406.11944v2',
  doi: 'https://doi.org/10.1000/ABC',
  title: 'A Title',
  abstract: 'An abstract.',
  summary: { text: 'A summary.', by: 'Broadsheet' },
  comment: '12 pages',
  journalRef: 'Nature 1',
  organization: 'Analytical Engines',
  keywords: ['engines'],
  authors: [
    { name: 'Ada Lovelace', handle: 'ada' },
    { name: 'Charles Babbage', hidden: true },
  ],
  categories: ['cs.LG'],
  publishedAt: '2024-06',
  updatedAt: '2024-06-18',
  withdrawnAt: '2024-07-01T10:00:00+02:00',
  links: [{ kind: 'code', url: 'https://github.com/a/b', stars: 3 }],
  thumbnailUrl: 'https://cdn.example/t.png',
  mediaUrls: ['https://cdn.example/a.mp4'],
  upvotes: 3,
  comments: 1,
  editions: [{ day: '2025-03-14', submittedBy: { name: 'AK', handle: 'akhaliq' } }, { day: '2025-03-17' }],
  aliases: ['a-title-1a2b3c'],
  source: 'huggingface',
  asOf: '2025-03-14T00:00:00Z',
};

const parse = (value: unknown, options = {}) =>
  parseText(broadsheetJsonl, `${JSON.stringify(value)}\n`, options);
const read = async (changes: object) => papersOf(await parse({ broadsheet: 1, title: 'T', ...changes }))[0];
const reason = async (changes: object) =>
  rejectionsOf(await parse({ broadsheet: 1, title: 'T', ...changes }))[0]?.reason;

describe("a line of Broadsheet's own record", () => {
  it('becomes a paper with all that it says', async () => {
    expect(papersOf(await parse(record))).toEqual([
      {
        source: 'huggingface',
        asOf: new Date('2025-03-14T00:00:00Z'),
        arxivId: '2406.11944',
        arxivVersion: 2,
        doi: '10.1000/abc',
        aliases: ['a-title-1a2b3c'],
        title: 'A Title',
        abstract: 'An abstract.',
        summary: { text: 'A summary.', by: 'Broadsheet' },
        comment: '12 pages',
        journalRef: 'Nature 1',
        organization: 'Analytical Engines',
        keywords: ['engines'],
        authors: [
          { name: 'Ada Lovelace', handle: 'ada', hidden: false },
          { name: 'Charles Babbage', handle: null, hidden: true },
        ],
        categories: ['cs.LG'],
        publishedAt: { at: new Date('2024-06-01T00:00:00Z'), precision: 'month' },
        updatedAt: new Date('2024-06-18T00:00:00Z'),
        withdrawnAt: new Date('2024-07-01T08:00:00Z'),
        links: [{ kind: 'code', url: 'https://github.com/a/b', stars: 3 }],
        thumbnailUrl: 'https://cdn.example/t.png',
        mediaUrls: ['https://cdn.example/a.mp4'],
        upvotes: 3,
        comments: 1,
        editions: [
          { day: '2025-03-14', submittedBy: { name: 'AK', handle: 'akhaliq' } },
          { day: '2025-03-17', submittedBy: null },
        ],
        record,
      },
    ]);
  });

  it('needs no more than a title; missing and null are the same', async () => {
    const nulls = Object.fromEntries(Object.keys(record).map((key) => [key, null]));
    const bare = await read({});
    expect(bare).toMatchObject({
      title: 'T',
      source: 'text',
      asOf: null,
      authors: null,
      links: [],
      aliases: [],
    });
    expect({ ...(await read({ ...nulls, broadsheet: 1, title: 'T' })), record: {} }).toEqual({
      ...bare,
      record: {},
    });
  });

  it('keeps the key it had elsewhere as an alias, and members it does not know in its record', async () => {
    const paper = await read({
      key: 'a-title-1a2b3c',
      aliases: ['older', 'a-title-1a2b3c'],
      extra: { a: 1 },
    });
    expect(paper).toMatchObject({ aliases: ['a-title-1a2b3c', 'older'], record: { extra: { a: 1 } } });
  });

  it('knows a date as precisely as it is written', async () => {
    const date = async (publishedAt: string) => (await read({ publishedAt }))?.publishedAt;
    expect(await date('2024')).toEqual({ at: new Date('2024-01-01T00:00:00Z'), precision: 'year' });
    expect(await date('2024-06-18')).toEqual({ at: new Date('2024-06-18T00:00:00Z'), precision: 'day' });
    expect(await date('2024-06-18T01:02:03.004Z')).toMatchObject({ precision: 'instant' });
    for (const wrong of ['2024-13', '2024-02-30', '24', '0000', 'June 2024', '2024-06-18T01:02:03']) {
      expect(await reason({ publishedAt: wrong })).toMatch(/^publishedAt: not a date/);
    }
  });

  it('goes into the edition asked for, with who put it forward', async () => {
    const editions = async (day: string) => papersOf(await parse(record, { day }))[0]?.editions;
    expect(await editions('2025-04-01')).toEqual([
      { day: '2025-04-01', submittedBy: { name: 'AK', handle: 'akhaliq' } },
    ]);
    expect(await editions('2025-03-17')).toEqual([{ day: '2025-03-17', submittedBy: null }]);
  });

  it('may be about an edition as a whole', async () => {
    const note = { broadsheet: 1, edition: { day: '2025-03-14', curators: ['AK'] } };
    const text = `${JSON.stringify(note)}\r\n\r\n${JSON.stringify(record)}`;
    const { items } = await parseText(broadsheetJsonl, text);
    expect(items).toMatchObject([{ edition: { day: '2025-03-14', curators: ['AK'] } }, { index: 0 }]);
    expect((await parse(note, { day: '2025-04-01' })).items).toMatchObject([
      { edition: { day: '2025-04-01' } },
    ]);
    expect(rejectionsOf(await parse({ broadsheet: 1, edition: { day: 'Friday' } }))[0]?.reason).toMatch(
      /edition\.day/,
    );
  });

  it('is rejected with the field and the reason when it does not fit', async () => {
    expect(await reason({ broadsheet: 2 })).toMatch(/^broadsheet: expected 1/);
    expect(await reason({ title: ' ' })).toBe('title: empty');
    expect(await reason({ arxivId: 'abc' })).toBe('arxivId: not an arXiv identifier');
    expect(await reason({ doi: 'abc' })).toBe('doi: not a DOI');
    expect(await reason({ source: 'rumour' })).toMatch(/^source: Invalid option/);
    expect(await reason({ links: [{ kind: 'code', url: 3 }] })).toBe(
      'links[0].url: expected string, received number',
    );
    expect(await reason({ abstract: 'x'.repeat(50_001) })).toMatch(/^abstract: Too big/);
    expect(await reason({ authors: Array(5_001).fill({ name: 'A' }) })).toMatch(/^authors: Too big/);
    expect(await reason({ links: Array(101).fill({ kind: 'code', url: 'u' }) })).toMatch(/^links: Too big/);
    expect(await reason({ upvotes: -1 })).toMatch(/^upvotes: Too small/);
  });

  it('that is broken does not stop the others, nor hide what the file is', async () => {
    const text = `{"broadsheet": 1, "title": "cut off\n[oops\n${JSON.stringify(record)}\n{"broadsheet":1}\n`;
    expect(broadsheetJsonl.sniff(text)).toBe(true);
    const outcome = await parseText(broadsheetJsonl, text);
    expect(papersOf(outcome)).toHaveLength(1);
    expect(rejectionsOf(outcome).map(({ index, reason }) => [index, reason.slice(0, 14)])).toEqual([
      [0, 'not valid JSON'],
      [1, 'not valid JSON'],
      [3, 'title: expecte'],
    ]);
  });

  it('of any shape never makes the parser throw, and reads the same however it is cut', async () => {
    const mutated = fc
      .tuple(fc.constantFrom(...Object.keys(record)), fc.jsonValue())
      .map(([key, value]) => JSON.stringify({ ...record, [key]: value }));
    const line = fc.oneof(mutated, fc.string({ unit: 'grapheme' }), fc.json());
    const lengths = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 5 }),
        fc.constantFrom('\n', '\r\n'),
        lengths,
        async (lines, end, cuts) => {
          const whole = await parseText(broadsheetJsonl, lines.join(end));
          expect(await parseText(broadsheetJsonl, lines.join(end), { lengths: cuts })).toEqual(whole);
          expect(whole.error).toBeNull();
          expect(isStorable(whole)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the sample edition', () => {
  it('is a file of such records, without a rejection', async () => {
    const text = readFileSync(new URL('../sample/edition-2025-03-14.jsonl', import.meta.url), 'utf8');
    const outcome = await parseText(broadsheetJsonl, text);
    expect(rejectionsOf(outcome)).toEqual([]);
    expect(papersOf(outcome)).toHaveLength(63);
  });
});
