import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBackup } from '@/lib/backup/read';
import { restoreBackup } from '@/lib/backup/restore';
import { writeBackup } from '@/lib/backup/write';
import { db } from '@/lib/db';
import { applyMigrations } from '@/lib/migrations/apply';
import { readMigrations } from '@/lib/migrations/folder';
import { fillWithEverything, ODD_TEXT } from './support/everything';
import { useSpareDatabases } from './support/spare-database';
import { useTestDatabase } from './support/test-database';

useTestDatabase({ keep: true });
const spareDatabase = useSpareDatabases();
const folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-backup-'));
const original = path.join(folder, 'original.gz');
const databaseUrl = process.env.DATABASE_URL ?? '';

beforeAll(async () => {
  await fillWithEverything();
  const [paper, reader] = [await db.paper.findFirstOrThrow(), await db.user.findFirstOrThrow()];
  const odd = { comment: ODD_TEXT, keywords: ['', '{,}', ODD_TEXT] };
  await db.paper.update({ where: { id: paper.id }, data: odd });
  const expiresAt = new Date('2030-01-01T00:00:00.123Z');
  await db.session.create({ data: { id: 's', token: ODD_TEXT, userId: reader.id, expiresAt } });
  const key = {
    name: ODD_TEXT,
    prefix: 'p',
    hash: Buffer.from([0, 92, 46, 10, 255]),
    scopes: ['ingest', 'admin'] as const,
  };
  await db.apiKey.create({ data: { ...key, scopes: [...key.scopes], createdById: reader.id } });
  await writeBackup({ databaseUrl, file: original, settings: { SITE_NAME: 'The Keeper' } });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function query<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

/** Line by line; the header, which has the hour, left out. */
const contentOf = (file: string) => textOf(file).split('\n').slice(1);
const textOf = (file: string) => gunzipSync(readFileSync(file)).toString();
const paperCount = 'SELECT count(*)::int AS papers FROM papers';

/** The original with a change. */
function changed(name: string, change: (text: string) => string): string {
  const file = path.join(folder, name);
  writeFileSync(file, gzipSync(change(textOf(original))));
  return file;
}

describe('a backup', () => {
  it('restored elsewhere is the same database, and its backup the same file', async () => {
    const url = await spareDatabase();
    const { tables, rows, migrated } = await restoreBackup({ databaseUrl: url, file: original });
    expect(tables).toBeGreaterThan(25);
    expect(rows).toBeGreaterThan(200);
    expect(migrated).toEqual([]);
    const again = path.join(folder, 'again.gz');
    await writeBackup({ databaseUrl: url, file: again, settings: {} });
    expect(contentOf(again)).toEqual(contentOf(original));
  });

  it('gives back the whole structure: indexes, references, triggers and what comes next', async () => {
    const url = await spareDatabase();
    await restoreBackup({ databaseUrl: url, file: original });
    const structure = `
      SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public'
      UNION ALL
      SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
      UNION ALL
      SELECT tgrelid::regclass || tgname || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
      ORDER BY 1`;
    expect(await query(url, structure)).toEqual(await query(databaseUrl, structure));
    const next = `INSERT INTO ingest_runs (source, format) VALUES ('cli', 'x') RETURNING id`;
    const [before] = await query<{ max: number }>(url, 'SELECT max(id) FROM ingest_runs');
    expect(await query(url, next)).toEqual([{ id: (before?.max ?? 0) + 1 }]);
    await query(url, `DELETE FROM papers WHERE id = (SELECT min(id) FROM papers)`);
    const counted = `SELECT sum(paper_count)::int AS papers FROM paper_months`;
    expect(await query(url, counted)).toEqual(await query(url, paperCount));
  });

  it('holds everything as it was at one moment, while others write', async () => {
    const file = path.join(folder, 'busy.gz');
    let late: Promise<unknown> | undefined;
    await writeBackup({
      databaseUrl,
      file,
      settings: {},
      onProgress: () => {
        late ??= query(databaseUrl, `INSERT INTO users (id, name, email) VALUES ('late', 'l', 'l')`);
      },
    });
    await late;
    expect(await query(databaseUrl, `DELETE FROM users WHERE id = 'late' RETURNING id`)).toEqual([
      { id: 'late' },
    ]);
    expect(contentOf(file)).toEqual(contentOf(original));
  });

  it("is its owner's to read, has no secrets unless asked, and never replaces a file by itself", async () => {
    expect(statSync(original).mode & 0o777).toBe(0o600);
    expect((await checkBackup(original)).header).toMatchObject({ settings: { SITE_NAME: 'The Keeper' } });
    expect(textOf(original).split('\n')[0]).not.toContain('secrets');
    await expect(writeBackup({ databaseUrl, file: original, settings: {} })).rejects.toThrow(
      'is there already',
    );
  });

  it('leaves nothing where it is stopped, as often as one tries', async () => {
    const stop = async (name: string, stopped: AbortController, onProgress?: () => void) =>
      expect(
        writeBackup({
          databaseUrl,
          file: path.join(folder, name),
          settings: {},
          signal: stopped.signal,
          onProgress,
        }),
      ).rejects.toThrow('Stopped.');
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const before = Array.from({ length: 8 }, () => new AbortController());
      for (const each of before) each.abort(new Error('Stopped.'));
      await Promise.all(before.map((each, at) => stop(`stopped-${attempt}-${at}.gz`, each)));
    }
    const midway = new AbortController();
    await stop('stopped.gz', midway, () => midway.abort(new Error('Stopped.')));
    await setTimeout(50); // for a file that would still come
    expect(readdirSync(folder).filter((name) => name.startsWith('stopped'))).toEqual([]);
  });

  it('made by an older version is restored and then migrated', async () => {
    const all = readMigrations();
    const migrations = { ...all, migrationDirectories: all.migrationDirectories.slice(0, 3) };
    const old = await spareDatabase();
    await applyMigrations(old, { migrations });
    await query(
      old,
      `INSERT INTO papers (key, fingerprint, title, title_text, edition_day) VALUES ('old', 'f', 'Old', 'Old', '2025-01-02')`,
    );
    const file = path.join(folder, 'old.gz');
    await writeBackup({ databaseUrl: old, file, settings: {} });
    const url = await spareDatabase({ migrated: true });
    const { migrated } = await restoreBackup({ databaseUrl: url, file });
    expect(migrated).toEqual(all.migrationDirectories.slice(3).map(({ path: name }) => name));
    expect(await query(url, 'SELECT month, paper_count FROM paper_months')).toEqual([
      { month: '2025-01', paper_count: 1 },
    ]);
  });
});

describe('a restore', () => {
  const damages: [string, (bytes: Buffer) => Buffer, string][] = [
    ['cut off', (bytes) => bytes.subarray(0, bytes.length - 40), 'cut off'],
    [
      'damaged',
      (bytes) => Buffer.concat([bytes.subarray(0, 4000), Buffer.alloc(99, 7), bytes.subarray(4099)]),
      'damaged',
    ],
    [
      'something else',
      () => Buffer.from('PK\u0003\u0004 an archive of another kind'),
      'no backup of Broadsheet',
    ],
    ['empty', () => Buffer.alloc(0), 'cut off'],
    ['text', () => gzipSync('once upon a time\n'), 'no backup of Broadsheet'],
  ];
  it.each(damages)(
    'of a file that is %s says so and leaves the database as it was',
    async (name, damage, reason) => {
      const file = path.join(folder, `${name}.gz`);
      writeFileSync(file, damage(readFileSync(original)));
      await expect(restoreBackup({ databaseUrl, file, replace: true })).rejects.toThrow(reason);
      expect(await query(databaseUrl, paperCount)).toEqual([{ papers: 12 }]);
    },
  );

  const forgeries: [string, (text: string) => string, string][] = [
    [
      'another row',
      (text) => text.replace('Odd keeping', 'Odd losing!'),
      'the rows of papers are not those written',
    ],
    ['no end', (text) => text.slice(0, text.lastIndexOf('{"end"')), 'cut off'],
    ['fewer tables', (text) => text.replace(/"tables":\d+/, '"tables":3'), 'tables of 3'],
    [
      'a newer format',
      (text) => text.replace('"broadsheetBackup":1', '"broadsheetBackup":2'),
      'newer Broadsheet',
    ],
    [
      'a newer migration',
      (text) => text.replace('"migrations":[', '"migrations":["29990101000000_later",'),
      'from a newer Broadsheet',
    ],
  ];
  it.each(forgeries)('of a file with %s is refused', async (name, change, reason) => {
    const file = changed(`${name}.gz`, change);
    await expect(restoreBackup({ databaseUrl: await spareDatabase(), file })).rejects.toThrow(reason);
  });

  it('refuses a database with rows, unless it may replace them', async () => {
    const url = await spareDatabase({ migrated: true });
    await restoreBackup({ databaseUrl: url, file: original });
    await query(url, 'DELETE FROM upvotes');
    await expect(restoreBackup({ databaseUrl: url, file: original })).rejects.toThrow(
      'The database is not empty',
    );
    await restoreBackup({ databaseUrl: url, file: original, replace: true });
    const votes = 'SELECT count(*)::int AS votes FROM upvotes';
    expect(await query(url, votes)).toEqual(await query(databaseUrl, votes));
  });

  it('refuses a database that is in use, or somebody else’s', async () => {
    const url = await spareDatabase();
    const other = new pg.Client({ connectionString: url, application_name: 'a curious program' });
    await other.connect();
    await expect(restoreBackup({ databaseUrl: url, file: original })).rejects.toThrow('a curious program');
    await other.query('CREATE TABLE recipes (name text)');
    await other.end();
    await expect(restoreBackup({ databaseUrl: url, file: original, replace: true })).rejects.toThrow(
      'recipes',
    );
  });

  it('that is stopped half-way changes nothing', async () => {
    const url = await spareDatabase({ migrated: true });
    const stop = new AbortController();
    const restoring = restoreBackup({
      databaseUrl: url,
      file: original,
      signal: stop.signal,
      onStep: ({ doing, what }) =>
        doing === 'loading' && what === 'topics' && stop.abort(new Error('Stopped.')),
    });
    await expect(restoring).rejects.toThrow('Stopped.');
    expect(await query(url, paperCount)).toEqual([{ papers: 0 }]);
  });
});
