import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ARXIV_RSS, HUGGING_FACE_DAILY } from '@/features/ingest/sources/table';
import { parseSchedule } from '@/lib/jobs/schedule';
import { findFreePort } from '@/lib/postgres/process';
import { audit } from './drill/audit';
import { BodyMaker, titleOf } from './drill/bodies';
import { Books } from './drill/books';
import { type Daily, startDaily } from './drill/daily';
import { readActions, readPapers } from './drill/readers';
import { INGEST_TOKEN } from './drill/site';
import { writeBodies } from './drill/writers';
import { REAL, serve, stopAll, waitFor } from './support/broadsheet';
import { seededRandom } from './support/seeded-random';
import { useSpareDatabases } from './support/spare-database';

const spare = useSpareDatabases();
const folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-two-'));
const WORK_MS = 8_000;

let daily: Daily;
let client: pg.Client;
let instances: { address: string }[];
let began: Date;

// At one time, on an empty database, as a new deployment of two does.
beforeAll(async () => {
  chmodSync(folder, 0o755);
  began = new Date();
  daily = await startDaily();
  const DATABASE_URL = await spare();
  const settings = {
    ...daily.settings,
    ...{ DATABASE_URL, INGEST_TOKEN, WORKER: 'on', SAMPLE: 'off', LOG_LEVEL: 'warn' },
    ...{ AUTH_SECRET: 'the secret that both share, long enough', READERS_PER_HOUR: '100000' },
  };
  const start = async (name: string) =>
    serve({ ...settings, DATA_DIR: path.join(folder, name), PORT: String(await findFreePort()) }, REAL);
  instances = await Promise.all(['one', 'other'].map(start));
  client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
}, 600_000);
afterAll(async () => {
  await stopAll();
  await client.end();
  await daily.server.close();
  rmSync(folder, { recursive: true });
}, 120_000);

const count = async (sql: string) => (await client.query<{ count: number }>(sql)).rows[0]?.count ?? 0;

/** Whether one of the two sources has become due since: at twenty past eight a feed is fetched once more. */
function isDueSince(then: Date): boolean {
  return [ARXIV_RSS, HUGGING_FACE_DAILY].some(({ schedule }) => {
    const next = schedule && parseSchedule(schedule).next(then);
    return next && next <= new Date();
  });
}

it('two of them on one database have one schedule between them', async () => {
  const isFetched = () =>
    count(
      `SELECT count(*)::int FROM ingest_sources WHERE source = 'huggingface-daily' AND succeeded_at IS NOT NULL`,
    );
  expect(await waitFor(isFetched, undefined, 120_000)).toBe(1);
  const workers = await count(
    `SELECT count(*)::int FROM pg_stat_activity WHERE application_name LIKE 'worker of %' AND datname = current_database()`,
  );
  expect(workers).toBe(2);
  const asked = new Map<string, number>();
  for (const { path } of daily.server.requests) asked.set(path, (asked.get(path) ?? 0) + 1);
  expect(Math.max(...asked.values())).toBeLessThanOrEqual(isDueSince(began) ? 2 : 1);
}, 180_000);

it('papers and marks come in by both at once, without a deadlock, and are counted once', async () => {
  const books = new Books();
  const random = seededRandom(17);
  const maker = new BodyMaker(random);
  const stopping = new AbortController();
  const [first] = instances;
  const shared = { books, random, signal: stopping.signal };
  const seeding = new AbortController();
  const seeded = instances.map((site) => writeBodies({ ...shared, site, maker, signal: seeding.signal }, []));
  await waitFor(() => books.acknowledgedBodies.length > 0, undefined, 60_000);
  seeding.abort();
  await Promise.all(seeded);

  const actions = await readActions(first ?? { address: '' });
  const { rows } = await client.query<{ id: number }>('SELECT id FROM papers ORDER BY id LIMIT 40');
  const paperIds = rows.map(({ id }) => id);
  const work = instances.flatMap((site) => [
    writeBodies({ ...shared, site, maker }, []),
    readPapers({ ...shared, site, actions, paperIds }, []),
  ]);
  setTimeout(() => stopping.abort(), WORK_MS);
  await Promise.all(work);

  expect(books.surprises).toEqual([]);
  expect(books.broken + books.refused).toBe(0);
  expect(books.acknowledgedMarks).toBeGreaterThan(10);
  expect(await audit(client, books)).toEqual([]);
  await client.query('SELECT pg_stat_clear_snapshot()');
  expect(
    await count('SELECT deadlocks::int AS count FROM pg_stat_database WHERE datname = current_database()'),
  ).toBe(0);
}, 180_000);

it('a page that both keep is dropped in both, whichever takes the change', async () => {
  const shows = async ({ address }: { address: string }, text: string) =>
    (await (await fetch(`${address}/papers?q=${encodeURIComponent(titleOf(0))}`)).text()).includes(text);
  const record = (upvotes: number) =>
    JSON.stringify({
      broadsheet: 1,
      ...{
        arxivId: '2611.00001',
        title: titleOf(0),
        source: 'huggingface',
        asOf: new Date().toISOString(),
        upvotes,
      },
    });
  for (const [at, taker] of instances.entries()) {
    const votes = 1_234 + at;
    const response = await fetch(`${taker.address}/api/ingest`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${INGEST_TOKEN}` },
      body: record(votes),
    });
    expect(response.status).toBe(200);
    const { rows } = await client.query<{ votes: number }>(
      'SELECT vote_count AS votes FROM papers WHERE title = $1',
      [titleOf(0)],
    );
    const label = `Upvote: ${titleOf(0)}, ${rows[0]?.votes.toLocaleString('en')} votes`;
    for (const site of instances) {
      expect(await waitFor(() => shows(site, label), undefined, 15_000), `${site.address}: ${label}`).toBe(
        true,
      );
    }
  }
}, 120_000);
