import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { exportBibtex, exportCsv, exportJsonLines, exportReader } from '@/features/exports/export';
import { EXPORTED } from '@/features/exports/exported';
import { importJsonLines } from '@/features/exports/import';
import { listMarks } from '@/features/exports/queries';
import { getRun } from '@/features/ingest/queries';
import { db } from '@/lib/db';
import { fillWithEverything } from './support/everything';
import { useTestDatabase } from './support/test-database';

useTestDatabase();
beforeEach(() => fillWithEverything());

const signal = new AbortController().signal;
const everything = { what: EXPORTED, reader: null };

async function textOf(texts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const each of texts) text += each;
  return text;
}

function take(text: string | Buffer) {
  const open = async function* () {
    yield Buffer.from(text);
  };
  return importJsonLines(open, { signal });
}

async function emptyDatabase(): Promise<void> {
  await db.user.deleteMany();
  await db.paper.deleteMany();
  await db.edition.deleteMany();
}

describe('an export', () => {
  it('brings everything back into an empty Broadsheet, whose export is the same', async () => {
    const file = await textOf(exportJsonLines(everything));
    const counters = () =>
      db.paper.findMany({
        select: { key: true, upvoteCount: true, voteCount: true },
        orderBy: { key: 'asc' },
      });
    const before = await counters();
    await emptyDatabase();
    const { papers, marks } = await take(gzipSync(file));
    expect(papers).toMatchObject({ received: 12, created: 12, rejected: 0 });
    expect(marks).toMatchObject({ readers: 3, rejected: 0, unchanged: 0 });
    expect(await textOf(exportJsonLines(everything))).toBe(file);
    expect(await counters()).toEqual(before);
  });

  it('taken in again changes nothing, however often', async () => {
    const file = await textOf(exportJsonLines(everything));
    for (let time = 0; time < 2; time++) {
      const { papers, marks } = await take(file);
      expect(papers).toMatchObject({ created: 0, rejected: 0 });
      expect(marks).toMatchObject({ created: 0, rejected: 0 });
    }
    expect(await textOf(exportJsonLines(everything))).toBe(file);
  });

  it("of one reader holds that reader's marks and nobody else's", async () => {
    const [first, second] = await db.user.findMany({ orderBy: { id: 'asc' }, select: { id: true } });
    const file = await textOf(exportReader(first?.id ?? ''));
    expect(file).not.toContain(second?.id);
    const lines = file
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ broadsheet: 1, reader: { id: first?.id, anonymous: false } });
    expect(lines.filter((line) => 'upvote' in line)).toHaveLength(6);
    expect(lines.filter((line) => 'bookmark' in line)).toHaveLength(4);
    expect(lines.filter((line) => 'read' in line)).toHaveLength(3);
    expect(await textOf(exportReader('nobody'))).toBe('');
  });

  it('as BibTeX gives every entry its own key; as CSV a row each', async () => {
    const entries = (await textOf(exportBibtex(null))).match(/^@misc\{(.+),$/gm) ?? [];
    expect(entries).toHaveLength(12);
    expect(new Set(entries).size).toBe(12);
    expect((await textOf(exportCsv('papers', null))).match(/^2501\.\d+,/gm)).toHaveLength(12);
    expect((await textOf(exportCsv('editions', null))).match(/^2025-02-0\d,/gm)).toHaveLength(12);
    expect((await textOf(exportCsv('votes', null))).match(/^reader-/gm)).toHaveLength(18);
  });
});

describe('an import', () => {
  const reader = (id: string, email: string) =>
    JSON.stringify({
      broadsheet: 1,
      reader: { id, name: 'R', email, anonymous: false, since: '2026-01-01T00:00:00Z' },
    });
  const mark = (kind: string, id: string, paper: string) =>
    JSON.stringify({ broadsheet: 1, [kind]: { reader: id, paper, at: '2026-01-02T03:04:05.678Z' } });

  it('knows a reader by their address, and makes nobody an administrator', async () => {
    const held = await db.user.findFirstOrThrow({ orderBy: { id: 'asc' } });
    await db.bookmark.deleteMany();
    const lines = [
      reader('from-elsewhere', held.email),
      mark('bookmark', 'from-elsewhere', '2501.10000'),
      reader('new-here', 'new@example.org').replace(
        '"anonymous"',
        '"administratorSince":"2026-01-01","anonymous"',
      ),
    ];
    expect((await take(lines.join('\n'))).marks).toMatchObject({ readers: 2, created: 2, unchanged: 1 });
    expect(await db.bookmark.findMany({ select: { userId: true, createdAt: true } })).toEqual([
      { userId: held.id, createdAt: new Date('2026-01-02T03:04:05.678Z') },
    ]);
    expect(await db.user.findUnique({ where: { id: 'new-here' } })).toMatchObject({
      administratorSince: null,
    });
  });

  it('finds papers by keys that they had before', async () => {
    const paper = await db.paper.findFirstOrThrow({ where: { key: '2501.10001' } });
    await db.paperAlias.create({ data: { key: 'an-older-key', paperId: paper.id } });
    await db.read.deleteMany();
    await take([reader('r', 'r@example.org'), mark('read', 'r', 'an-older-key')].join('\n'));
    const found: string[] = [];
    for await (const marks of listMarks('read', 'r')) found.push(...marks.map((each) => each.paper));
    expect(found).toEqual(['2501.10001']);
  });

  it('keeps what it cannot take, with its reason and as it was written', async () => {
    const wrong = [
      mark('upvote', 'stranger', '2501.10000'),
      mark('upvote', 'r', 'no-such-paper'),
      '{"broadsheet":1,"upvote":{"reader":"r"}}',
      '{"broadsheet":1,"reader":{"id":""}}',
      'not JSON',
      '{"broadsheet":1,"title":""}',
    ];
    const { runs, papers, marks } = await take([reader('r', 'r@example.org'), ...wrong].join('\n'));
    expect([papers.rejected, marks.rejected]).toEqual([2, 4]);
    const kept = await Promise.all(runs.map((run) => getRun(run, null)));
    const rejections = kept.flatMap((run) => run?.rejections ?? []);
    expect(new Set(rejections.map(({ rawText }) => rawText))).toEqual(new Set(wrong));
    expect(rejections.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['no line names the reader stranger', 'no paper no-such-paper is here']),
    );
  });
});
