import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { applyMigrations } from '@/lib/migrations/apply';
import { openScratch } from '@/lib/postgres/scratch';
import { seededRandom } from '../support/seeded-random';
import { fillLibrary, type Library, pick } from './library';

/**
 * The time that suggestions take on the server while two hundred queries are typed letter by letter, by one reader and
 * by eight at a time, beside `SELECT 1` through the same client in the same run; and the memory that is kept for it.
 * `-- 1000000` takes so many papers.
 */
const PAPERS = Number(process.argv[2] ?? 100_000);
const QUERIES = 200;
const TOGETHER = 8;

/** What people type, of each kind about as often as they may. */
function typedQueries({ titles, people, topics }: Library): string[] {
  const random = seededRandom(11);
  const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const title = () => pick(titles, random);
  const begun = () =>
    title()
      .split(' ')
      .slice(0, 2 + Math.floor(random() * 6))
      .join(' ');
  const person = () => pick(people, random);
  const topic = () => pick(topics.slice(0, 500), random);
  const word = () => pick(title().split(' '), random);
  const kinds: [number, () => string][] = [
    [50, begun],
    [20, () => plain(begun())],
    [20, person],
    [20, () => plain(person().split(' ').at(-1) ?? '')],
    [25, topic],
    [15, () => `${topic()} ${topic()}`],
    [10, () => `${word()} ${word()} ${word()}`],
    [15, () => `author:"${person()}"`],
    [5, () => `topic:"${topic()}"`],
    [5, () => `${topic()} author:${plain(person().split(' ').at(-1) ?? '')} has:code`],
    [5, () => `cat:cs.CL ${word()} year:2025`],
    [5, () => `(${word()} OR ${word()}) -${word()} is:unread votes:>10`],
    [5, () => `title:"${begun()}" from:2024`],
  ];
  const queries = kinds.flatMap(([share, make]) => Array.from({ length: share }, make)).slice(0, QUERIES);
  return queries
    .map((query) => ({ query, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ query }) => query);
}

type Figures = { p50: number; p95: number; max: number };

function print(what: string, took: number[], baseline?: Figures): Figures {
  const sorted = took.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
  const figures = { p50: at(0.5), p95: at(0.95), max: at(1) };
  const [p50, p95, max] = Object.values(figures).map((value) => `${value.toFixed(2).padStart(7)} ms`);
  const ratio = baseline ? `   ${(figures.p95 / baseline.p95).toFixed(1)} × SELECT 1 at p95` : '';
  console.log(`${what.padEnd(26)}p50${p50}   p95${p95}   max${max}${ratio}`);
  return figures;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

const heapMegabytes = () => {
  global.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

const database = await openScratch();
process.env.DATABASE_URL = database.url;
await applyMigrations(database.url);
const client = new pg.Client({ connectionString: database.url });
await client.connect();
const { closeDb, db } = await import('@/lib/db');
const { listSuggestions } = await import('@/features/search/suggestions/queries');

try {
  const begun = performance.now();
  const queries = typedQueries(await fillLibrary(client, PAPERS));
  const { rows } = await client.query(
    `SELECT
       (SELECT count(*) FROM author_names)::int AS names,
       pg_size_pretty(pg_relation_size('papers_title_words_idx') + pg_relation_size('author_names_words_idx')) AS indexes`,
  );
  console.log(`${PAPERS} papers in ${((performance.now() - begun) / 1_000).toFixed(0)} s`, rows[0]);
  await db.$queryRaw`SELECT 1`;
  const before = heapMegabytes();
  console.log(`first of all: ${(await timed(() => ask('lea'))).toFixed(0)} ms`);
  await ask('cat:');
  console.log(`kept in memory: ${(heapMegabytes() - before).toFixed(1)} MB`);

  const baseline: number[] = [];
  const took: { ms: number; text: string }[] = [];
  for (const query of queries) {
    baseline.push(await timed(() => db.$queryRaw`SELECT 1`));
    for (let letters = 1; letters <= query.length; letters += 1) {
      const text = query.slice(0, letters);
      took.push({ text, ms: await timed(() => ask(text)) });
    }
  }
  const select = print('SELECT 1', baseline);
  print(
    `one reader, ${took.length} letters`,
    took.map(({ ms }) => ms),
    select,
  );
  for (const { ms, text } of took.toSorted((one, other) => other.ms - one.ms).slice(0, 5)) {
    console.log(`  slowest: ${ms.toFixed(1)} ms for ${JSON.stringify(text)}`);
  }
  const together: number[] = [];
  const waiting = [...queries];
  const reader = async () => {
    for (let query = waiting.pop(); query; query = waiting.pop()) {
      for (let letters = 1; letters <= query.length; letters += 1) {
        const text = query.slice(0, letters);
        together.push(await timed(() => ask(text)));
        // A letter comes over the network: without it, answers from memory alone would keep the others waiting.
        await setImmediate();
      }
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, reader));
  print(`${TOGETHER} readers without a pause`, together, select);
} finally {
  await closeDb();
  await client.end();
  await database.close();
}

function ask(text: string) {
  return listSuggestions({ text, at: text.length });
}
