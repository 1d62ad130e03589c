import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { getPaper } from '@/features/papers/queries';
import { db } from '@/lib/db';
import { ingestText, jsonLine } from '../../../../tests/support/ingest-text';
import { useTestDatabase } from '../../../../tests/support/test-database';

useTestDatabase();

const now = new Date('2026-11-24T12:00:00Z');

/** Takes records in, together, as one batch. */
const take = async (...records: object[]) => (await ingestText(records.map(jsonLine).join(''), { now })).run;
const keyOf = async (title: string) => (await db.paper.findFirstOrThrow({ where: { title } })).key;
const keys = async () =>
  (await db.paper.findMany({ select: { key: true }, orderBy: { key: 'asc' } })).map(({ key }) => key);
const moved = (key: string) => ({ paper: null, movedTo: key });

describe('two papers', () => {
  it('may give one DOI, where they have different arXiv ids', async () => {
    const [one, other] = ['2401.00001', '2402.00002'].map((arxivId) => ({
      title: `Part ${arxivId}`,
      arxivId,
      doi: '10.1000/both',
    }));
    expect(await take({ ...one }, { ...other })).toMatchObject({ created: 2, rejected: 0 });
    expect(await take({ title: 'Part three', arxivId: '2403.00003', doi: '10.1000/both' })).toMatchObject({
      created: 1,
      rejected: 0,
    });
  });
});

describe('an address a paper had', () => {
  it('leads to it still when its old title comes again', async () => {
    await take({ title: 'The old title' });
    const oldKey = await keyOf('The old title');
    await take({ title: 'The old title', arxivId: '2401.00001', source: 'huggingface' });
    await take({ title: 'The new title', arxivId: '2401.00001', source: 'arxiv' });
    await take({ title: 'The old title', editions: [{ day: '2025-03-17' }] });
    expect(await db.paper.findMany({ select: { key: true, title: true } })).toEqual([
      { key: '2401.00001', title: 'The new title' },
    ]);
    expect(await getPaper(oldKey)).toEqual(moved('2401.00001'));
  });

  it('leads to it still where all of that comes in one batch', async () => {
    const run = await take(
      { title: 'The old title' },
      { title: 'The old title', arxivId: '2401.00001', source: 'huggingface' },
      { title: 'The new title', arxivId: '2401.00001', source: 'arxiv' },
      { title: 'The old title', editions: [{ day: '2025-03-17' }] },
    );
    expect(run).toMatchObject({ created: 1, updated: 3, rejected: 0 });
    expect(await keys()).toEqual(['2401.00001']);
  });

  it('is recognised without an arXiv id, after a DOI brought another title', async () => {
    await take({ title: 'The old title', doi: '10.1000/x' });
    const oldKey = await keyOf('The old title');
    await take({ title: 'The new title', doi: '10.1000/x', source: 'arxiv' });
    expect(await take({ title: 'The old title', upvotes: 3 })).toMatchObject({ updated: 1, rejected: 0 });
    expect(await take({ title: 'The old title', arxivId: '2401.00001' })).toMatchObject({ updated: 1 });
    expect(await keys()).toEqual(['2401.00001']);
    expect(await getPaper(oldKey)).toEqual(moved('2401.00001'));
  });

  it('is not given away by a record that claims another paper’s', async () => {
    await take({ title: 'The first' });
    const key = await keyOf('The first');
    await take({ title: 'The second', arxivId: '2401.00001', aliases: [key] });
    expect((await getPaper(key))?.paper?.title).toBe('The first');
    expect(await db.paperAlias.count()).toBe(0);
    const later = { title: 'The second', arxivId: '2401.00001', aliases: [key], asOf: '2026-01-01' };
    expect(await take(later)).toMatchObject({ unchanged: 1 });
  });

  it('yields to the paper whose arXiv id it is', async () => {
    await take({ title: 'The first', arxivId: '2401.00001', aliases: ['2402.00002'] });
    expect(await getPaper('2402.00002')).toEqual(moved('2401.00001'));
    await take({ title: 'The second', arxivId: '2402.00002' });
    expect((await getPaper('2402.00002'))?.paper?.title).toBe('The second');
    expect(await db.paperAlias.count()).toBe(0);
  });

  it('is no redirect to itself where a title takes over its arXiv twin', async () => {
    await take({ title: 'Title only', doi: '10.1000/x' });
    const oldKey = await keyOf('Title only');
    await take({ title: 'The twin', arxivId: '2401.00001' });
    await take({ title: 'The twin', doi: '10.1000/x' });
    expect(await keys()).toEqual(['2401.00001']);
    expect((await db.paperAlias.findMany()).map(({ key }) => key)).toEqual([oldKey]);
  });
});

describe('two papers that turn out to be one', () => {
  /** A title-only paper and its twin; `fold` says that they are one. */
  async function holdApart(said: { from?: object; into?: object } = {}) {
    await take({ title: 'The new title', ...said.from });
    await take({ title: 'The old title', arxivId: '2401.00001', source: 'huggingface', ...said.into });
    const [from, into] = await db.paper.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
    if (!from || !into) throw new Error('two papers expected');
    return { from: from.id, into: into.id };
  }
  const fold = () => take({ title: 'The new title', arxivId: '2401.00001', source: 'arxiv' });

  it.each(['from', 'into'] as const)('keep a vote that is being given to the one folded %s', async (side) => {
    const ids = await holdApart();
    await db.user.create({ data: { id: 'reader', name: 'A reader', email: 'reader@example.org' } });
    const voter = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await voter.connect();
    try {
      await voter.query('BEGIN');
      await voter.query('INSERT INTO upvotes (user_id, paper_id) VALUES ($1, $2)', ['reader', ids[side]]);
      await voter.query('UPDATE papers SET upvote_count = upvote_count + 1 WHERE id = $1', [ids[side]]);
      const folding = fold();
      await expect.poll(countWaiting, { timeout: 10_000 }).toBeGreaterThan(0);
      await voter.query('COMMIT');
      await folding;
    } finally {
      await voter.end();
    }
    expect(await db.upvote.findMany({ select: { userId: true, paperId: true } })).toEqual([
      { userId: 'reader', paperId: ids.into },
    ]);
    expect(await db.paper.findMany({ select: { upvoteCount: true } })).toEqual([{ upvoteCount: 1 }]);
  });

  it('keep the abbreviations of the abstract that is shown', async () => {
    await holdApart({ from: { abstract: 'A multi-layer perceptron (MLP) is enough.' } });
    await fold();
    const paper = await db.paper.findFirstOrThrow({ include: { abbreviations: true } });
    expect(paper.abstract).toContain('MLP');
    expect(paper.abbreviations).toMatchObject([{ shortForm: 'MLP', expansion: 'multi-layer perceptron' }]);
  });

  it('keep the newer of two records of one source', async () => {
    const source = 'huggingface';
    await holdApart({
      from: { source, asOf: '2026-02-02T00:00:00Z', upvotes: 9 },
      into: { source, asOf: '2026-01-01T00:00:00Z', upvotes: 4 },
    });
    await fold();
    expect(await db.sourceRecord.findFirstOrThrow({ where: { source } })).toMatchObject({
      asOf: new Date('2026-02-02T00:00:00Z'),
      record: { upvotes: 9 },
    });
  });

  it('count as one where both came in the batch that tells, or one of them', async () => {
    const one = { title: 'The new title' };
    const twin = { title: 'The old title', arxivId: '2401.00001', source: 'huggingface' };
    const both = { title: 'The new title', arxivId: '2401.00001', source: 'arxiv' };
    expect(await take(one, twin, both)).toMatchObject({ received: 3, created: 1, updated: 2 });
    expect(await db.paper.count()).toBe(1);

    await take({ title: 'Held' });
    const batch = [
      { title: 'Published', doi: '10.1000/x' },
      { title: 'Held', doi: '10.1000/x' },
    ];
    expect(await take(...batch)).toMatchObject({ received: 2, created: 0, updated: 2 });
    expect(await db.paper.count()).toBe(2);
  });
});

/** Sessions of this database that wait for a row somebody else has. */
async function countWaiting(): Promise<number> {
  const [row] = await db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count
    FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'
  `;
  return row.count;
}
