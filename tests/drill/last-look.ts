import { checkDeep } from '@/cli/doctor/database';
import { waitFor } from '../support/broadsheet';
import { askForDaily, type Daily } from './daily';
import type { Site } from './site';

const SEARCHES_AT_ONCE = 4;
const JOBS_PATIENCE_MS = 180_000;

/** What takes too long to be done after every round: gives everything that is wrong. */
export async function lookThrough(site: Site, daily?: Daily): Promise<string[]> {
  return [
    ...(await checkJobs(site, daily)),
    ...(daily ? await checkDaily(site, daily) : []),
    ...(await checkFiles(site)),
    ...(await checkSearch(site)),
  ];
}

/** What the worker fetched is here, however often it was killed at it. */
async function checkDaily(site: Site, { titles }: Daily): Promise<string[]> {
  const held = await site.query<{ title: string }>('SELECT title FROM papers WHERE title = ANY ($1)', [
    titles,
  ]);
  return held.length === titles.length ? [] : [`${held.length} of ${titles.length} daily papers are here`];
}

/** Rows and B-trees as they lie on disk, of the queue too. */
async function checkFiles(site: Site): Promise<string[]> {
  return site.connected(async (client) => {
    const ours = await checkDeep(client);
    await client.query('SET search_path = graphile_worker, public');
    const queue = await checkDeep(client);
    return [ours, queue].filter(({ state }) => state !== 'ok').map(({ what }) => `amcheck: ${what}`);
  });
}

/** Each paper is found by the last word of its title, which only it has. */
async function checkSearch(site: Site): Promise<string[]> {
  process.env.DATABASE_URL = site.databaseUrl;
  const { findPapers } = await import('@/features/search/queries');
  const { closeDb } = await import('@/lib/db');
  const papers = await site.query<{ id: number; title: string }>('SELECT id, title FROM papers ORDER BY id');
  const wrong: string[] = [];
  let next = 0;
  const search = async () => {
    for (let paper = papers[next++]; paper; paper = papers[next++]) {
      const word = paper.title.split(' ').at(-1) ?? '';
      const { ids, total } = await findPapers({ text: word, sort: 'relevance', cursor: null });
      if (total !== 1 || ids[0] !== paper.id) wrong.push(`"${word}" finds ${total} papers`);
    }
  };
  await Promise.all(Array.from({ length: SEARCHES_AT_ONCE }, search)).finally(closeDb);
  return wrong.slice(0, 10);
}

/** Nothing is left with a worker that was killed, and nothing is dead. */
async function checkJobs(site: Site, daily: Daily | undefined): Promise<string[]> {
  if (daily) await askForDaily(site);
  const jobs = () =>
    site.query<{ job: string }>(
      `SELECT task_identifier || ', attempt ' || attempts || ': ' || COALESCE(last_error, 'not done') AS job
       FROM graphile_worker.jobs WHERE run_at <= now() + interval '3 minutes'`,
    );
  const isDone = await waitFor(async () => (await jobs()).length === 0, undefined, JOBS_PATIENCE_MS);
  return isDone ? [] : (await jobs()).map(({ job }) => `a job is left: ${job}`);
}
