import { parseArgs } from 'node:util';
import pg from 'pg';
import { addDays, type Day, dayOf, dayToDate } from '@/lib/day';
import { applyMigrations } from '@/lib/migrations/apply';
import { openScratch } from '@/lib/postgres/scratch';
import { seededRandom } from '../../support/seeded-random';
import { normal } from './arrivals';

/**
 * What snapshots take, in bytes and in time: so many new papers a day, whose votes come as in run.ts, and whose repositories'
 * stars are counted daily, among many that are held and of which a few get a vote each hour.
 */
const USAGE = `npm run bench:snapshots -- [--days 365] [--papers 50] [--held 1000000] [--strays 20]`;
const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '365' },
    papers: { type: 'string', default: '50' },
    held: { type: 'string', default: '1000000' },
    strays: { type: 'string', default: '20' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const [days, perDay, held, strays] = [values.days, values.papers, values.held, values.strays].map(Number);
if (![days, perDay, held, strays].every((number) => Number.isInteger(number) && Number(number) >= 0)) {
  console.error(`Each of these is a whole number:\n${USAGE}`);
  process.exit(1);
}
const FIRST_DAY = '2025-01-01' as Day;
const HOUR_MS = 3_600_000;
/** As votes come on average, in hours; and after so many times as long none come. */
const MEAN_HOURS = 30;
const QUIET_HOURS = 21 * 24;
/** Of the logarithm of a paper's votes: as the archive has them, its early counts tripled. */
const VOTES = { mean: Math.log(18), spread: 1.1 };
const SHARE_WITH_CODE = 0.4;
const SHARE_WITH_COMMENTS = 0.3;

const random = seededRandom(7);
const database = await openScratch();
process.env.DATABASE_URL = database.url;
const { closeDb } = await import('@/lib/db');
const { takeSnapshot, thinSnapshots } = await import('@/features/editions/snapshots/mutations');
const client = new pg.Client({ connectionString: database.url });

type Growing = { id: number; bornMs: number; votes: number; comments: number; stars: number | null };

try {
  await applyMigrations(database.url);
  await client.connect();
  await createPapers(1, Number(held), null);
  console.log(
    `${held} papers are held; ${perDay} new ones a day for ${days} days, ${strays} stray votes an hour`,
  );
  const times = await grow();
  await report(times);
} finally {
  await client.end();
  await closeDb();
  await database.close();
}

/** Papers of which only the counts matter; rows that have other rows follow without triggers. */
async function createPapers(firstId: number, count: number, editionDay: Day | null): Promise<void> {
  await client.query(`SET session_replication_role = ${editionDay ? 'origin' : 'replica'}`);
  await client.query(
    `INSERT INTO papers (id, key, fingerprint, title, title_text, keywords, media_urls, edition_day, changed_at)
     SELECT id, 'paper-' || id, 'paper-' || id, 'Paper', 'Paper', '{}', '{}', $3::date, now()
     FROM generate_series($1::int, $2::int) AS id`,
    [firstId, firstId + count - 1, editionDay],
  );
  await client.query(editionDay ? 'SELECT' : 'ANALYZE papers');
}

async function grow(): Promise<number[]> {
  let growing: Growing[] = [];
  const times: number[] = [];
  let nextId = Number(held) + 1;
  for (let day = 0; day < Number(days); day += 1) {
    const today = addDays(FIRST_DAY, day);
    const midnight = dayToDate(today).getTime();
    await createPapers(nextId, Number(perDay), today);
    for (let index = 0; index < Number(perDay); index += 1) growing.push(bornAt(nextId + index, midnight));
    nextId += Number(perDay);
    await countStars(growing);
    for (let hour = 0; hour < 24; hour += 1) {
      const now = midnight + hour * HOUR_MS;
      await moveCounts(growing, now);
      // As if the clock of the database were ours.
      await client.query(
        "UPDATE papers SET moved_at = $1 WHERE moved_at > $1::timestamptz + interval '1 minute'",
        [new Date(now)],
      );
      const start = performance.now();
      await takeSnapshot(new Date(now));
      times.push(performance.now() - start);
    }
    growing = growing.filter(({ bornMs }) => midnight - bornMs < QUIET_HOURS * HOUR_MS);
    await thinSnapshots(dayToDate(addDays(today, 1)));
  }
  return times;
}

function bornAt(id: number, midnight: number): Growing {
  return {
    id,
    bornMs: midnight + Math.floor(random() * 12) * HOUR_MS,
    votes: Math.round(Math.exp(VOTES.mean + VOTES.spread * normal(random))),
    comments: random() < SHARE_WITH_COMMENTS ? 1 + Math.floor(random() * 4) : 0,
    stars: random() < SHARE_WITH_CODE ? Math.floor(10 ** (random() * 3)) : null,
  };
}

/** Papers have of their counts what has come, and a few of those that are held get a vote. */
async function moveCounts(growing: Growing[], now: number): Promise<void> {
  const moved = growing.map(({ id, bornMs, votes, comments }) => {
    const come = 1 - Math.exp(-Math.max(0, now - bornMs) / HOUR_MS / MEAN_HOURS);
    return { id, votes: Math.floor(votes * come), comments: Math.round(comments * come) };
  });
  await client.query(
    `UPDATE papers AS paper
     SET source_upvote_count = moved.votes, source_comment_count = moved.comments
     FROM jsonb_to_recordset($1::jsonb) AS moved (id int, votes int, comments int)
     WHERE paper.id = moved.id
       AND (paper.source_upvote_count, paper.source_comment_count) IS DISTINCT FROM (moved.votes, moved.comments)`,
    [JSON.stringify(moved)],
  );
  if (!held || !strays) return;
  const ids = Array.from({ length: strays }, () => 1 + Math.floor(random() * held));
  await client.query('UPDATE papers SET upvote_count = upvote_count + 1 WHERE id = ANY ($1::int[])', [ids]);
}

/** Once a day, for the repositories of papers that still grow: a per cent or so more. */
async function countStars(growing: Growing[]): Promise<void> {
  const told = growing.flatMap((paper) => {
    if (paper.stars === null) return [];
    paper.stars += Math.floor(random() * (1 + paper.stars / 50));
    return [{ id: paper.id, stars: paper.stars }];
  });
  await client.query(
    `INSERT INTO repositories (owner, name, stars)
     SELECT 'lab', 'code-' || told.id, told.stars FROM jsonb_to_recordset($1::jsonb) AS told (id int, stars int)
     ON CONFLICT (owner, name) DO UPDATE SET stars = EXCLUDED.stars`,
    [JSON.stringify(told)],
  );
  await client.query(
    `INSERT INTO paper_links (paper_id, position, kind, url, host, owner, name, origin)
     SELECT told.id, 0, 'code', 'https://github.com/lab/code-' || told.id, 'github.com', 'lab', 'code-' || told.id, 'source'
     FROM jsonb_to_recordset($1::jsonb) AS told (id int, stars int)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(told)],
  );
}

async function report(times: number[]): Promise<void> {
  const last = dayOf(new Date(dayToDate(FIRST_DAY).getTime() + (Number(days) - 1) * 24 * HOUR_MS));
  await client.query('VACUUM ANALYZE');
  const { rows } = await client.query<{ name: string; rows: number; bytes: number }>(
    `SELECT named.name, (xpath('/row/count/text()', query_to_xml('SELECT count(*) FROM ' || named.name, false, true, '')))[1]::text::int AS rows,
       pg_total_relation_size(named.name::regclass)::float8 AS bytes
     FROM unnest(ARRAY['snapshots', 'paper_snapshots', 'repositories', 'repository_snapshots']) AS named (name)`,
  );
  console.log(`\nafter ${days} days, to ${last}`);
  for (const { name, rows: count, bytes } of rows) {
    const each = (bytes / Math.max(1, count)).toFixed(0);
    console.log(
      `  ${name.padEnd(24)}${String(count).padStart(10)} rows${megabytes(bytes)} MB${each.padStart(6)} bytes a row`,
    );
  }
  const total = rows.reduce((sum, { bytes }) => sum + bytes, 0);
  const featured = Number(days) * Number(perDay);
  console.log(
    `  ${'all'.padEnd(24)}${''.padStart(15)}${megabytes(total)} MB, ${(total / featured).toFixed(0)} bytes a featured paper`,
  );
  const [split] = (
    await client.query<{ hourly: number; daily: number }>(
      `SELECT count(*) FILTER (WHERE at >= $1)::int AS hourly, count(*) FILTER (WHERE at < $1)::int AS daily FROM paper_snapshots`,
      [dayToDate(addDays(last, -89))],
    )
  ).rows;
  console.log(
    `  of papers' rows ${split?.hourly} are of the last ninety days, hourly, and ${split?.daily} older, daily`,
  );
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0);
  console.log(`  a snapshot takes ${at(0.5)} ms, at the 95th percentile ${at(0.95)}, at most ${at(1)}`);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1).padStart(10);
}
