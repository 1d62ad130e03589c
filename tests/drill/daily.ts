import { addDays, dayOf } from '@/lib/day';
import { rssChannel } from '../support/arxiv-answers';
import { type ReplayServer, startReplayServer } from '../support/replay-server';
import { titleOf } from './bodies';
import type { Site } from './site';

const PAPERS_A_DAY = 10;
const DAYS = 30;
/** Far from the numbers and arXiv ids of what is sent. */
const FIRST_NUMBER = 990_000;

/** Hugging Face's daily papers on this machine, for the worker to fetch: thirty days, with votes that move. */
export type Daily = { server: ReplayServer; settings: Record<string, string>; titles: string[] };

export async function startDaily(): Promise<Daily> {
  const today = dayOf(new Date());
  const days = Array.from({ length: DAYS }, (_, at) => addDays(today, at + 1 - DAYS));
  const numbersOf = (day: string) =>
    Array.from({ length: PAPERS_A_DAY }, (_, at) => FIRST_NUMBER + 100 * days.indexOf(day as never) + at);
  let asked = 0;
  const server = await startReplayServer({
    routes: {
      '/rss/cs.CL': { body: rssChannel([]) },
      '/api/daily_papers': ({ path }) => {
        const day = new URL(path, 'http://daily').searchParams.get('date') ?? '';
        const isListed = days.includes(day as never);
        asked += 1;
        const entries = (isListed ? numbersOf(day) : []).map((number) => ({
          paper: { id: `2611.${number - 900_000}`, title: titleOf(number), upvotes: asked },
        }));
        return { body: JSON.stringify(entries) };
      },
    },
  });
  return {
    server,
    settings: {
      FETCH: 'on',
      FETCH_PRIVATE_ORIGINS: server.origin,
      ARXIV_CATEGORIES: 'cs.CL',
      ARXIV_RSS_URL: server.url('/rss'),
      HUGGINGFACE_URL: server.origin,
    },
    titles: days.flatMap(numbersOf).map(titleOf),
  };
}

/** Has the worker fetch them now, whatever came of it before: being killed at it again and again is what is tried. */
export async function askForDaily(site: Site): Promise<void> {
  await site.query(
    `SELECT graphile_worker.add_job('ingest.huggingface-daily', '{"byHand": true}',
       job_key => 'drill', job_key_mode => 'unsafe_dedupe', max_attempts => 8)`,
  );
  await site.query(
    `UPDATE graphile_worker._private_jobs SET run_at = now(), attempts = 0 WHERE locked_at IS NULL`,
  );
}
