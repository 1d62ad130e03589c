import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { score } from '@/features/editions/score';
import { getPaper } from '@/features/papers/queries';
import { isDatabaseAway } from '@/lib/database-error';
import type { Day } from '@/lib/day';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { ingestText, jsonLine as line } from '../../../tests/support/ingest-text';
import { useTestDatabase } from '../../../tests/support/test-database';
import { getRun } from './queries';
import { ingest } from './run';
import { BATCH_LENGTH } from './taking';

useTestDatabase();

const now = new Date('2026-11-24T12:00:00Z');
const take: typeof ingestText = (text, options = {}) => ingestText(text, { now, ...options });

async function* bytesFrom(texts: AsyncIterable<string>) {
  for await (const text of texts) yield Buffer.from(text);
}

describe('taking papers in', () => {
  it('creates a paper with all its parts', async () => {
    await take(
      line({
        source: 'arxiv',
        arxivId: '2306.13575',
        title: 'Scaling {MLPs}: A Tale of Inductive Bias',
        abstract:
          'A multi-layer perceptron (MLP) reaches 93\\% with $O(n^2)$.\n  Code: https://github.com/a/mlps.',
        authors: [{ name: 'Gregor Bachmann' }, { name: "Thomas H\\'ofmann" }],
        categories: ['cs.LG', 'cs.CV'],
        publishedAt: '2023-06-23',
        editions: [{ day: '2025-03-14', submittedBy: { name: 'AK' } }],
        upvotes: 9,
      }),
    );
    const found = await getPaper('2306.13575');
    expect(found?.paper).toMatchObject({
      titleText: 'Scaling MLPs: A Tale of Inductive Bias',
      authors: ['Gregor Bachmann', 'Thomas Hófmann'],
      categories: ['cs.LG', 'cs.CV'],
      publishedPrecision: 'day',
      editionDay: '2025-03-14',
      submitter: { name: 'AK', handle: null },
      votes: 9,
      links: [
        { kind: 'code', host: 'github.com', owner: 'a', name: 'mlps', url: 'https://github.com/a/mlps' },
      ],
      abbreviations: [{ shortForm: 'MLP', expansion: 'multi-layer perceptron' }],
    });
    expect(found?.paper?.abstractText).toContain('93% with O(n²)');
    expect(found?.paper?.topics.map((topic) => topic.slug)).toContain('mlp');
    expect(found?.paper?.score).toBeCloseTo(
      score({ votes: 9, comments: 0, starsGained: 0 }, '2025-03-14' as Day),
      9,
    );
  });

  it('changes nothing when the same comes again', async () => {
    const body = [1, 2, 3]
      .map((n) => line({ title: `Paper number ${n}`, upvotes: n, editions: [{ day: '2025-03-14' }] }))
      .join('');
    expect((await take(body)).run).toMatchObject({ created: 3, updated: 0, unchanged: 0 });
    const before = await db.paper.findMany({ orderBy: { id: 'asc' } });
    expect((await take(body)).run).toMatchObject({ received: 3, created: 0, updated: 0, unchanged: 3 });
    expect(await db.paper.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
  });

  it('tells no news when all it holds is said again later', async () => {
    const record = {
      source: 'huggingface',
      arxivId: '2306.13575',
      title: 'Scaling MLPs',
      abstract: 'With code at https://github.com/a/mlps.',
      authors: [{ name: 'A. B.', handle: 'ab' }],
      categories: ['cs.LG'],
      links: [{ kind: 'code', url: 'https://github.com/a/mlps', stars: 3 }],
      publishedAt: '2023-06-23',
      keywords: ['mlp'],
      upvotes: 4,
      editions: [{ day: '2025-03-14', submittedBy: { name: 'AK' } }],
    };
    await take(line({ ...record, asOf: '2025-03-14T00:00:00Z' }));
    const later = await take(line({ ...record, asOf: '2025-03-15T00:00:00Z' }));
    expect(later.run).toMatchObject({ updated: 0, unchanged: 1 });
    const stale = await take(line({ ...record, upvotes: 2, asOf: '2025-03-14T12:00:00Z' }));
    expect(stale.run).toMatchObject({ updated: 0, unchanged: 1 });
  });

  it('makes one paper of a title and, later, its arXiv record; the old address redirects', async () => {
    const titleOnly = 'γ-MoD: Exploring Mixture-of-Depth Adaptation';
    await take(line({ title: titleOnly, editions: [{ day: '2025-03-14' }] }));
    const { key: oldKey, id } = await db.paper.findFirstOrThrow();
    await take(
      line({
        title: '$\\gamma-$MoD: Exploring Mixture-of-Depth Adaptation',
        arxivId: '2410.13859',
        source: 'arxiv',
      }),
    );
    expect(await db.paper.findMany({ select: { id: true, key: true } })).toEqual([{ id, key: '2410.13859' }]);
    expect(await getPaper(oldKey)).toEqual({ paper: null, movedTo: '2410.13859' });
  });

  it('folds two papers held apart once a record shows that they are one', async () => {
    await take(line({ title: 'The new title', abstract: 'From a page.' }));
    await take(line({ title: 'The old title', arxivId: '2401.00001', source: 'huggingface', upvotes: 4 }));
    const [titleOnly, twin] = await db.paper.findMany({ orderBy: { id: 'asc' } });
    if (!titleOnly || !twin) throw new Error('two papers expected');
    for (const [user, papers] of [
      ['one', [titleOnly, twin]],
      ['two', [titleOnly]],
    ] as const) {
      await db.user.create({ data: { id: user, name: user, email: `${user}@example.org` } });
      await db.upvote.createMany({ data: papers.map((paper) => ({ userId: user, paperId: paper.id })) });
    }
    await db.paper.updateMany({ where: { id: titleOnly.id }, data: { upvoteCount: 2 } });
    await db.paper.updateMany({ where: { id: twin.id }, data: { upvoteCount: 1 } });

    await take(line({ title: 'The new title', arxivId: '2401.00001', source: 'arxiv' }));
    const papers = await db.paper.findMany({ include: { upvotes: true } });
    expect(papers).toHaveLength(1);
    expect(papers[0]).toMatchObject({
      id: twin.id,
      title: 'The new title',
      abstract: 'From a page.',
      upvoteCount: 2,
      voteCount: 6,
    });
    expect(await getPaper(titleOnly.key)).toEqual({ paper: null, movedTo: '2401.00001' });
  });

  it('keeps two arXiv papers with one title apart, in one batch and over two', async () => {
    const records = ['2401.00001', '2402.00002'].map((arxivId) => line({ title: 'On Attention', arxivId }));
    expect((await take(records.join(''))).run.created).toBe(2);
    expect((await take(line({ title: 'On Attention', arxivId: '2403.00003' }))).run.created).toBe(1);
  });

  it('rejects a bad record with its raw text, and takes the others in', async () => {
    const bad = '{"broadsheet":1,"abstract":"no title"}\n';
    const { run, rejections } = await take(
      line({ title: 'Good one' }) + bad + line({ title: 'Another good one' }),
    );
    expect(run).toMatchObject({ received: 3, created: 2, rejected: 1 });
    expect(rejections).toEqual([{ index: 1, reason: expect.stringContaining('title'), excerpt: bad.trim() }]);
    expect(await getRun(run.id, null)).toMatchObject({
      rejections: [{ index: 1, rawText: bad.trim() }],
      next: null,
    });
  });

  it('writes long records down before two hundred of them are held', async () => {
    const note = 'x'.repeat(BATCH_LENGTH / 2);
    let heldAfterTwo = 0;
    async function* body() {
      for (const title of ['First of the long ones', 'Second of the long ones']) yield line({ title, note });
      yield line({ title: 'A short one after them' });
      // What is written down shows to others once its transaction has ended.
      for (let looks = 0; looks < 1_000 && heldAfterTwo < 2; looks += 1)
        heldAfterTwo = await db.paper.count();
      yield line({ title: 'The last one' });
    }
    const { run } = await ingest({ body: bytesFrom(body()), via: 'api', now });
    expect(run).toMatchObject({ received: 4, created: 4 });
    expect(heldAfterTwo).toBe(2);
  });

  it('takes in what came before a body breaks off, and says so', async () => {
    const { run, failure } = await take(
      `[{"paper":{"id":"2401.00001","title":"Whole","summary":"S","authors":[],"upvotes":1,"publishedAt":"2024-01-01T00:00:00Z"},"title":"Whole"},{"paper":`,
    );
    expect(run.created).toBe(1);
    expect(failure).toMatchObject({ code: 'invalid', line: 1 });
    expect(await db.ingestRun.findFirstOrThrow()).toMatchObject({ created: 1, failure: failure?.message });
  });

  it('says where a body is no text, whatever its format', async () => {
    const utf16 = Buffer.from('\ufeff[{"paper":{}}]', 'utf16le');
    for (const body of [Buffer.from('caf\xe9', 'latin1'), utf16, gzipSync('x').subarray(0, 12)]) {
      const refused = await take(body).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(AppError);
      expect(refused).toMatchObject({ code: 'invalid', details: { line: 1, offset: expect.any(Number) } });
    }
  });

  it('notes why a run ended before its time, and rejects no record for it', async () => {
    await db.$executeRaw`
      CREATE OR REPLACE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END'
    `;
    await db.$executeRaw`CREATE TRIGGER cut_off BEFORE INSERT ON papers FOR EACH ROW EXECUTE FUNCTION cut_off()`;
    const error = await take(line({ title: 'A good paper' })).catch((thrown: unknown) => thrown);
    await db.$executeRaw`DROP TRIGGER cut_off ON papers`;
    expect(isDatabaseAway(error)).toBe(true);
    const run = await db.ingestRun.findFirstOrThrow();
    expect(run).toMatchObject({
      created: 0,
      rejected: 0,
      failure: expect.any(String),
      finishedAt: expect.any(Date),
    });
  });

  it('knows a format by its content, gzip or not, and names those it knows where it does not', async () => {
    expect((await take(gzipSync(line({ title: 'Zipped' })))).run).toMatchObject({
      format: 'broadsheet-jsonl',
      created: 1,
    });
    await expect(take('<html></html>')).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('page-text'),
    });
    await expect(take('')).rejects.toMatchObject({ message: expect.stringContaining('empty') });
    await expect(take(line({ title: 'x' }), { format: 'csv' })).rejects.toMatchObject({
      message: expect.stringContaining('"csv"'),
    });
  });

  it('lets two runs at once take the same papers in once', async () => {
    const body = Array.from({ length: 50 }, (_, n) => line({ title: `Paper number ${n}` })).join('');
    const runs = await Promise.all([take(body), take(body)]);
    expect(runs.map(({ run }) => run.created + run.unchanged)).toEqual([50, 50]);
    expect(await db.paper.count()).toBe(50);
  });
});
