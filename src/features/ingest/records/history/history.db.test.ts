import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { atomFeed, oaiRecords, rssChannel } from '../../../../../tests/support/arxiv-answers';
import { jsonLine, ingestText as take } from '../../../../../tests/support/ingest-text';
import { useTestDatabase } from '../../../../../tests/support/test-database';

useTestDatabase();

const PAPER = '2611.00001';
const answeredAt = (day: string, text: string) => text.replace('2026-11-28T00:00:00Z', `${day}T06:00:00Z`);

const history = async () => {
  const rows = await db.paperVersion.findMany({
    orderBy: [{ at: 'asc' }, { version: 'asc' }, { change: 'asc' }],
  });
  return rows.map(
    ({ version, change, at, follows }) =>
      `v${version} ${change} ${at.toISOString().slice(0, 10)}${follows === null ? '' : ` after v${follows}`}`,
  );
};

describe('the history of a paper', () => {
  it('has every version that its record lists, with its day', async () => {
    await take(oaiRecords([{ id: PAPER, versions: 3 }]));
    expect(await history()).toEqual([
      'v1 version 2026-11-16',
      'v2 version 2026-11-17',
      'v3 version 2026-11-18',
    ]);
  });

  it('goes on when a new version is announced, once, whatever tells of it', async () => {
    await take(rssChannel([{ id: PAPER }]));
    expect(await history()).toEqual([]);
    await take(rssChannel([{ id: PAPER, version: 3, type: 'replace' }], 'Mon, 30 Nov 2026 00:00:00 -0500'));
    expect(await history()).toEqual(['v3 version 2026-11-30 after v1']);
    await take(answeredAt('2026-12-01', oaiRecords([{ id: PAPER, versions: 3 }])));
    expect(await history()).toEqual([
      'v1 version 2026-11-16',
      'v2 version 2026-11-17',
      'v3 version 2026-11-30 after v1',
    ]);
  });

  it('tells of a title that arXiv replaced, not of another wording by somebody else', async () => {
    await take(jsonLine({ arxivId: PAPER, title: 'What somebody typed' }));
    await take(oaiRecords([{ id: PAPER }]));
    await take(answeredAt('2026-11-29', oaiRecords([{ id: PAPER, title: `Paper, ${PAPER}.` }])));
    expect(await history()).toEqual(['v1 version 2026-11-16']);
    await take(answeredAt('2026-11-30', oaiRecords([{ id: PAPER, versions: 2, title: 'A better title' }])));
    expect(await history()).toEqual([
      'v1 version 2026-11-16',
      'v2 version 2026-11-17 after v1',
      'v2 title 2026-11-17',
    ]);
  });

  it('tells that it was withdrawn, and when', async () => {
    await take(oaiRecords([{ id: PAPER }]));
    await take(answeredAt('2026-11-29', oaiRecords([{ id: PAPER, versions: 2, isWithdrawn: true }])));
    expect(await history()).toEqual([
      'v1 version 2026-11-16',
      'v2 version 2026-11-17 after v1',
      'v2 withdrawn 2026-11-17',
    ]);
  });

  it('moves with the paper when two turn out to be one', async () => {
    await take(jsonLine({ title: 'Known by its title alone' }));
    await take(oaiRecords([{ id: PAPER, versions: 2 }]));
    await take(jsonLine({ arxivId: PAPER, title: 'Known by its title alone' }));
    expect(await db.paper.count()).toBe(1);
    expect(await history()).toEqual(['v1 version 2026-11-16', 'v2 version 2026-11-17']);
  });
});

describe('a record that is deleted', () => {
  const deleted = oaiRecords([{ id: PAPER, isDeleted: true, datestamp: '2026-11-27' }]);
  const removedAt = async () => (await db.paper.findFirst())?.removedAt?.toISOString().slice(0, 10) ?? null;

  it('marks its paper, which stays', async () => {
    await take(oaiRecords([{ id: PAPER }]));
    const { run } = await take(deleted);
    expect(run).toMatchObject({ received: 1, updated: 1, rejected: 0 });
    expect(await removedAt()).toBe('2026-11-27');
    expect((await history()).at(-1)).toBe('v1 removed 2026-11-27');
    expect((await take(deleted)).run).toMatchObject({ received: 1, unchanged: 1, updated: 0 });
  });

  it('of a paper that is not here is a rejection, with its raw text', async () => {
    const { run, rejections } = await take(deleted);
    expect(run).toMatchObject({ received: 1, rejected: 1 });
    expect(rejections).toMatchObject([
      { reason: `deleted at the source (oai:arXiv.org:${PAPER}, 2026-11-27)` },
    ]);
  });

  it('is believed no more when its source has the paper again, nor where it says so from before', async () => {
    await take(oaiRecords([{ id: PAPER }]));
    await take(deleted);
    await take(atomFeed({ ids: [PAPER] }).replace('2026-11-28T00', '2026-11-30T00'));
    expect(await removedAt()).toBeNull();
    expect((await take(deleted)).run).toMatchObject({ unchanged: 1 });
    expect(await removedAt()).toBeNull();
  });
});

const raw = path.resolve(process.env.SHARED_DIR ?? '../shared', 'data/arxiv/oai/arXivRaw');
const here = existsSync(raw);

it.skipIf(!here)('recorded answers give every version they list once', async () => {
  const files = readdirSync(raw).map((file) => readFileSync(path.join(raw, file), 'utf8'));
  const listed = new Set(
    files.flatMap((text) =>
      [...text.matchAll(/<record>[\s\S]*?<\/record>/g)].flatMap(([record]) => {
        const id = /<id>([^<]+)<\/id>/.exec(record)?.[1];
        return [...record.matchAll(/<version version="(v\d+)"/g)].map(([, version]) => `${id}${version}`);
      }),
    ),
  );
  for (const text of files) await take(text).catch(() => {});
  const rows = await db.paperVersion.findMany({
    where: { change: 'version' },
    select: { version: true, paper: { select: { arxivId: true } } },
  });
  const kept = rows.map(({ version, paper }) => `${paper.arxivId}v${version}`);
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.filter((each) => !listed.has(each))).toEqual([]);
  expect(new Set(kept).size).toBe(kept.length);
});
