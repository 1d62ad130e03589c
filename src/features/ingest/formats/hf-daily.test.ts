import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hfDaily } from './hf-daily';
import { isStorable, papersOf, parseText, realData, rejectionsOf } from './testing';

const entry = {
  paper: {
    id: '2406.11944',
    title: 'A Title\n  of Two Lines',
    summary: 'The abstract.\nIts second line.',
    authors: [
      {
        _id: '1',
        name: 'Ada Lovelace',
        hidden: false,
        user: { user: 'ada', fullname: 'Ada', name: 'ada-l' },
      },
      { _id: '2', name: 'Charles Babbage', hidden: true },
      { _id: '3', name: 'Mary Somerville', user: { name: 'mary', fullname: 'Mary' } },
    ],
    publishedAt: '2025-03-14T15:04:05.000Z',
    submittedOnDailyAt: '2025-03-17T02:00:00.000Z',
    submittedOnDailyBy: { user: 'akhaliq', fullname: 'AK', type: 'user' },
    upvotes: 12,
    githubRepo: 'https://github.com/a/b',
    githubStars: 34,
    projectPage: ' https://a.example/b',
    mediaUrls: [],
    ai_summary: 'A summary.',
    ai_keywords: ['transcoders'],
    organization: { name: 'eng', fullname: 'Analytical Engines' },
    somethingNew: { kept: true },
  },
  publishedAt: '2025-03-14T11:04:05.000Z',
  title: 'A Title of Two Lines',
  thumbnail: 'https://cdn.example/2406.11944.png',
  numComments: 2,
  mediaUrls: ['https://cdn.example/a.mp4'],
  submittedBy: { name: 'other', fullname: 'Other' },
};

const parse = (value: unknown, options = {}) => parseText(hfDaily, JSON.stringify(value), options);
const withPaper = (changes: object) => ({ ...entry, paper: { ...entry.paper, ...changes } });

async function reasonFor(value: unknown): Promise<string | undefined> {
  return rejectionsOf(await parse([value]))[0]?.reason;
}

describe('an entry of the daily papers', () => {
  it('becomes a paper with all that it says', async () => {
    expect(papersOf(await parse([entry]))).toEqual([
      {
        source: 'huggingface',
        asOf: new Date('2025-03-17T00:00:00Z'),
        arxivId: '2406.11944',
        arxivVersion: null,
        doi: null,
        aliases: [],
        title: 'A Title\n  of Two Lines',
        abstract: 'The abstract.\nIts second line.',
        summary: { text: 'A summary.', by: 'Hugging Face' },
        comment: null,
        journalRef: null,
        organization: 'Analytical Engines',
        keywords: ['transcoders'],
        authors: [
          { name: 'Ada Lovelace', handle: 'ada', hidden: false },
          { name: 'Charles Babbage', handle: null, hidden: true },
          { name: 'Mary Somerville', handle: 'mary', hidden: false },
        ],
        categories: null,
        publishedAt: { at: new Date('2025-03-14T15:04:05Z'), precision: 'instant' },
        updatedAt: null,
        withdrawnAt: null,
        links: [
          { kind: 'code', url: 'https://github.com/a/b', stars: 34 },
          { kind: 'project', url: 'https://a.example/b', stars: null },
        ],
        thumbnailUrl: 'https://cdn.example/2406.11944.png',
        mediaUrls: ['https://cdn.example/a.mp4'],
        upvotes: 12,
        comments: 2,
        editions: [{ day: '2025-03-17', submittedBy: { name: 'AK', handle: 'akhaliq' } }],
        record: entry,
      },
    ]);
  });

  it('says no more than it knows when it is bare or has nulls', async () => {
    const bare = {
      paper: { id: 'hep-th/9901001v3', title: 'T', summary: null, upvotes: null, authors: null },
    };
    const [paper] = papersOf(await parse([bare]));
    expect(paper).toMatchObject({
      arxivId: 'hep-th/9901001',
      arxivVersion: 3,
      abstract: null,
      upvotes: null,
    });
    expect(paper).toMatchObject({ authors: null, editions: [], asOf: null, publishedAt: null, links: [] });
  });

  it('gives the model its summary, and a midnight only its day', async () => {
    const later = withPaper({ ai_summary_model: 'Qwen', publishedAt: '2026-06-25T00:00:00.000Z' });
    expect(papersOf(await parse([later]))[0]).toMatchObject({
      summary: { text: 'A summary.', by: 'Qwen' },
      publishedAt: { precision: 'day' },
    });
  });

  it('is in the edition asked for, else that of its own day, else that of the envelope, else in none', async () => {
    const undated = withPaper({ submittedOnDailyAt: undefined });
    const day = async (value: unknown, options = {}) =>
      papersOf(await parse(value, options))[0]?.editions[0]?.day;
    expect(await day([entry], { day: '2025-04-01' })).toBe('2025-04-01');
    expect(await day({ date: '2025-01-10', data: [entry] })).toBe('2025-03-17');
    expect(await day({ status: 'success', date: '2025-01-10', count: 1, data: [undated] })).toBe(
      '2025-01-10',
    );
    expect(await day({ dateString: '2025-01-10', dailyPapers: [undated] })).toBe('2025-01-10');
    expect(await day({ date: 'soon', data: [undated] })).toBeUndefined();
    expect(await day([undated])).toBeUndefined();
  });

  it('may stand alone, wrapped or flat', async () => {
    expect(papersOf(await parse(entry))).toHaveLength(1);
    const flat = { ...entry.paper, linkedModels: [{ id: 'a/b' }], numTotalModels: 1 };
    expect(papersOf(await parse(flat))[0]).toMatchObject({
      arxivId: '2406.11944',
      upvotes: 12,
      record: flat,
    });
  });

  it('keeps what escapes to half a character or NUL storable', async () => {
    const [paper] = papersOf(
      await parseText(hfDaily, '[{"paper": {"id": "2406.11944", "title": "a\\ud800b\\u0000"}}]'),
    );
    expect(paper?.title).toBe('a\ufffdb\ufffd');
    expect(isStorable(paper?.record)).toBe(true);
  });

  it('is rejected with the reason and its raw text when it does not fit; the others are not', async () => {
    const body = `[ "{'paper': {'id': '2412.15115'}}", ${JSON.stringify(entry)}, {"paper": [] }]`;
    const outcome = await parseText(hfDaily, body);
    expect(papersOf(outcome)).toHaveLength(1);
    expect(rejectionsOf(outcome)).toMatchObject([
      {
        index: 0,
        rawText: `"{'paper': {'id': '2412.15115'}}"`,
        reason: expect.stringMatching(/Python notation/),
      },
      { index: 2, rawText: '{"paper": [] }', reason: expect.stringMatching(/^paper: expected object/) },
    ]);
  });

  it('is told which field is wrong and how', async () => {
    expect(await reasonFor(withPaper({ upvotes: 'many' }))).toBe(
      'paper.upvotes: expected number, received string',
    );
    expect(await reasonFor(withPaper({ authors: [{ name: 3 }] }))).toMatch(
      /^paper\.authors\[0\]\.name: expected str/,
    );
    expect(await reasonFor(withPaper({ publishedAt: 'yesterday' }))).toMatch(
      /paper\.publishedAt: not a date/,
    );
    expect(await reasonFor(withPaper({ id: 'abc' }))).toBe('paper.id: not an arXiv identifier');
    expect(await reasonFor({ ...withPaper({ title: ' ' }), title: null })).toBe('title: missing or empty');
    expect(await reasonFor({ id: '2406.11944' })).toBe('title: missing or empty');
    expect(await reasonFor(withPaper({ title: 'x'.repeat(2_001) }))).toMatch(/^title: Too big/);
    expect(await reasonFor(42)).toBe('not a JSON object');
  });

  it('of any shape never makes the parser throw, and reads the same however it is cut', async () => {
    const mutated = fc
      .tuple(fc.constantFrom(...Object.keys(entry.paper)), fc.jsonValue())
      .map(([key, value]) => withPaper({ [key]: value }));
    const values = fc.array(fc.oneof(mutated, fc.jsonValue(), fc.constant(entry)), { maxLength: 4 });
    const lengths = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(values, lengths, fc.nat(5), async (list, cuts, missing) => {
        const text = JSON.stringify(list).slice(0, -missing || undefined);
        const whole = await parseText(hfDaily, text);
        expect(await parseText(hfDaily, text, { lengths: cuts })).toEqual(whole);
        expect(isStorable(whole)).toBe(true);
        if (missing === 0) expect(whole.items).toHaveLength(list.length);
      }),
      { numRuns: 200 },
    );
  });
});

const archive = realData('hf-daily');

describe.skipIf(!archive)('the archive of 402 days', () => {
  it('gives 6,867 entries of 6,865 papers, and 300 rejections', { timeout: 60_000 }, async () => {
    const ids = new Set<string>();
    let papers = 0;
    let rejections = 0;
    for (const file of readdirSync(archive ?? '')) {
      const text = readFileSync(path.join(archive ?? '', file), 'utf8');
      expect(hfDaily.sniff(text.slice(0, 65_536))).toBe(true);
      const outcome = await parseText(hfDaily, text, { day: file.slice(0, 10), lengths: [65_536] });
      expect(outcome.error).toBeNull();
      for (const paper of papersOf(outcome)) ids.add(paper.arxivId ?? '');
      papers += papersOf(outcome).length;
      rejections += rejectionsOf(outcome).length;
    }
    expect({ papers, distinct: ids.size, rejections }).toEqual({
      papers: 6867,
      distinct: 6865,
      rejections: 300,
    });
  });
});
