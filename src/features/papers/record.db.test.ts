import { describe, expect, it } from 'vitest';
import { ingest } from '@/features/ingest/run';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../tests/support/test-database';
import { listPaperDetails, type PaperDetail } from './queries';
import { toJsonLines } from './record';

useTestDatabase();

const RECORDS = [
  {
    source: 'arxiv',
    arxivId: '2306.13575',
    arxivVersion: 2,
    doi: '10.1000/182',
    title: 'Scaling {MLPs}: $\\ell_2$ balls, 100\\% round, for \\$5',
    abstract: 'A multi-layer perceptron (MLP) costs \\$5 \\& $O(n^2)$.\n\nSee https://github.com/a/mlps.',
    comment: '12 pages',
    journalRef: 'Broadsheet 1 (2025)',
    organization: 'The Press',
    keywords: ['mlp', 'scaling'],
    authors: [{ name: 'Gregor Bachmann', handle: 'gb' }, { name: "Thomas H\\'ofmann" }],
    categories: ['cs.LG', 'cs.CV'],
    publishedAt: '2023-06-23T17:20:00Z',
    updatedAt: '2024-01-02T03:04:05Z',
    links: [
      { kind: 'project', url: 'https://mlps.example.org/' },
      { kind: 'code', url: 'https://github.com/a/mlps', stars: 3 },
    ],
    thumbnailUrl: 'https://cdn.example.org/t.png',
    mediaUrls: ['https://cdn.example.org/m.mp4'],
    upvotes: 9,
    comments: 2,
    editions: [{ day: '2025-03-14', submittedBy: { name: 'AK', handle: 'akhaliq' } }, { day: '2025-03-15' }],
    aliases: ['scaling-mlps-a-tale'],
  },
  {
    title: 'A paper known by its title',
    publishedAt: '2019-05',
    summary: { text: 'It is.', by: 'Broadsheet' },
  },
  { title: 'A withdrawn paper', publishedAt: '2020', withdrawnAt: '2021-02-03T00:00:00Z' },
];

/** What a reader can see of every paper; neither our own numbers for it nor who told us. */
async function listAll() {
  const rows = await db.paper.findMany({ orderBy: { key: 'asc' }, select: { id: true } });
  return listPaperDetails(rows.map((row) => row.id));
}

function seen({ id, changedAt, provenance, ...paper }: PaperDetail) {
  return paper;
}

async function take(text: string) {
  const body = (async function* () {
    yield Buffer.from(text);
  })();
  return (await ingest({ body, via: 'cli', now: new Date('2026-11-24T12:00:00Z') })).run;
}

describe('a record', () => {
  it('is taken in again as the same paper', async () => {
    await take(RECORDS.map((record) => `${JSON.stringify({ broadsheet: 1, ...record })}\n`).join(''));
    const before = await listAll();
    const file = toJsonLines(before);
    expect(await take(file)).toMatchObject({ received: 3, created: 0, rejected: 0 });
    expect((await listAll()).map(seen)).toEqual(before.map(seen));
    await db.paper.deleteMany();
    expect(await take(file)).toMatchObject({ received: 3, created: 3, rejected: 0 });
    const again = await listAll();
    expect(again.map(seen)).toEqual(before.map(seen));
    expect(toJsonLines(again)).toBe(file);
  });

  it('names nobody whom the source asks not to show', async () => {
    const authors = [{ name: 'Ada Compositor' }, { name: 'Blaise Hidden', hidden: true }];
    await take(`${JSON.stringify({ broadsheet: 1, title: 'A paper of two', authors })}\n`);
    const file = toJsonLines(await listAll());
    expect(file).toContain('Ada Compositor');
    expect(file).not.toContain('Blaise');
  });
});
