import { describe, expect, it } from 'vitest';
import { parseArxivId } from '@/features/papers/arxiv-id';
import { type PaperRecordInput, paperRecordSchema } from '@/features/papers/schema';
import { madeRecords, realRecords } from './corpus';
import type { RealPaper } from './real-papers';
import { splitSentences } from './sentences';

const SUBJECTS = ['grasping', 'segmentation', 'translation', 'bandits', 'odometry'];
const VENUES = ['icra', 'cvpr', 'acl', 'colt', 'iros'];

/** Two hundred papers on five subjects. */
const papers = Array.from({ length: 200 }, (_, index): RealPaper => {
  const subject = SUBJECTS[index % 5] ?? '';
  return {
    title: `Method ${index}: Robust ${subject} for scene ${index} with graph networks`,
    abstract: `We study ${subject} number ${index}. Our method, e.g. Fig. 3, is fast. It is 12% better. Code is out.`,
    venue: VENUES[index % 5] ?? '',
    year: 1990 + (index % 36),
  };
});

async function take(records: AsyncIterable<PaperRecordInput>, count: number): Promise<PaperRecordInput[]> {
  const taken: PaperRecordInput[] = [];
  for await (const record of records) {
    taken.push(record);
    if (taken.length === count) break;
  }
  return taken;
}

/** The share of the records for which something holds. */
const shareOf = (records: PaperRecordInput[], holds: (record: PaperRecordInput) => boolean) =>
  records.filter(holds).length / records.length;

describe('the made corpus', () => {
  it('is the same for the same seed, and another for another', async () => {
    const first = await take(madeRecords(papers, 1_000, 7), 100);
    expect(await take(madeRecords(papers, 1_000, 7), 100)).toEqual(first);
    expect(await take(madeRecords(papers, 1_000, 8), 100)).not.toEqual(first);
  });

  it('is of records as our export writes them, each with an arXiv id of its own', async () => {
    const records = await take(madeRecords(papers, 3_000), 3_000);
    for (const record of records) expect(paperRecordSchema.safeParse(record).error).toBeUndefined();
    expect(new Set(records.map(({ arxivId }) => parseArxivId(arxivId ?? '')?.id)).size).toBe(3_000);
  });

  it('goes through ten years, every one with more papers than the one before', async () => {
    const records = await take(madeRecords(papers, 3_000), 3_000);
    const days = records.map(({ publishedAt }) => publishedAt?.slice(0, 10) ?? '');
    expect(days).toEqual(days.toSorted());
    expect([days.at(0)?.slice(0, 7), days.at(-1)?.slice(0, 7)]).toEqual(['2016-07', '2026-06']);
    const years = Array.from({ length: 10 }, (_, year) => {
      const [from, to] = [`${2016 + year}-07`, `${2017 + year}-07`];
      return days.filter((day) => day >= from && day < to).length;
    });
    expect(years).toEqual(years.toSorted((one, other) => one - other));
  });

  it('has about as many editions and code links as real papers, and few with many votes', async () => {
    const records = await take(madeRecords(papers, 3_000), 3_000);
    expect(shareOf(records, ({ editions }) => editions !== undefined)).toBeCloseTo(0.06, 1);
    expect(shareOf(records, ({ links }) => !!links?.some(({ kind }) => kind === 'code'))).toBeCloseTo(
      0.25,
      1,
    );
    const votes = records.flatMap(({ upvotes }) => upvotes ?? []).toSorted((one, other) => one - other);
    expect(votes.at(-1)).toBeGreaterThan(10 * (votes[Math.floor(votes.length / 2)] ?? 0));
  });
});

describe('the real corpus', () => {
  it('keeps title and abstract, and gives an id of its own to what can be on arXiv', async () => {
    const records = await take(realRecords(papers), 200);
    expect(records.map(({ title, abstract }) => ({ title, abstract }))).toEqual(
      papers.map(({ title, abstract }) => ({ title, abstract })),
    );
    for (const record of records) expect(paperRecordSchema.safeParse(record).error).toBeUndefined();
    const ids = records.flatMap(({ arxivId }) => arxivId ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.map((id) => parseArxivId(id)?.id)).toEqual(ids);
    expect(
      shareOf(records, ({ publishedAt, arxivId }) => arxivId === undefined && publishedAt?.length === 4),
    ).toBeGreaterThan(0.4);
  });
});

describe('the sentences of an abstract', () => {
  it('do not end at abbreviations, and make the abstract again', () => {
    const text = 'We follow Li et al. Their method, e.g. BERT, is slow. Is it? See Fig. 3 for more.';
    expect(splitSentences(text)).toEqual([
      'We follow Li et al. Their method, e.g. BERT, is slow.',
      'Is it?',
      'See Fig. 3 for more.',
    ]);
    for (const { abstract } of papers) expect(splitSentences(abstract).join(' ')).toBe(abstract);
  });
});
