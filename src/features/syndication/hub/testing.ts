import { type Day, dayToDate } from '@/lib/day';
import { db } from '@/lib/db';
import { useInternet } from '@/lib/fetching/testing';
import { createPaper } from '../../../../tests/support/factories';
import type { Received, Route } from '../../../../tests/support/replay/answer';
import { tellHubTask } from './tasks';

export const SITE = 'https://papers.example.org';

/** Where what changes with every edition is, and nothing else. */
export const OF_EDITIONS = ['', '/papers/trending', ...['today', '7-days', '30-days'].map(trending)].flatMap(
  feeds,
);

function trending(window: string): string {
  return `/papers/trending/${window}`;
}

/** The addresses of a page's feeds. */
function feeds(page: string): string[] {
  return ['atom', 'json'].map((format) => `${SITE}${page}/feed.${format}`);
}

export const topicFeeds = (...slugs: string[]) => slugs.flatMap((slug) => feeds(`/topics/${slug}`));

export const addressesIn = ({ body }: Received) => new URLSearchParams(body).getAll('hub.url');

type Telling = { settings?: object; signal?: AbortSignal };

/** A hub that answers so, and the task that tells it, for tests with real requests. */
export function useHub() {
  const open = useInternet();
  return async (route: Route = { status: 204 }) => {
    const internet = await open({ '/hub': route });
    const { server, fetchFrom } = internet;
    const own = { WEBSUB_HUB: server.url('/hub'), PUBLIC_URL: SITE, INGEST_BATCH_SECONDS: 120 };
    const taskWith = (settings: object) =>
      tellHubTask({ fetcher: { fetchFrom }, settings: { ...own, ...settings } });
    const tell = ({ settings = {}, signal = new AbortController().signal }: Telling = {}) =>
      taskWith(settings).run({}, { signal, attempt: 1 });
    /** What it has been told of since this was last asked, a list a request. */
    const heard = () => server.requests.splice(0).map(addressesIn);
    return { ...internet, task: taskWith({}), tell, heard };
  };
}

type Fields = { day?: string; topics?: string[]; publishedAt?: Date };

/** A paper that has come in just now, into the edition of a day, and into topics, which there are from then on. */
export async function paperCame({ day, topics = [], ...fields }: Fields): Promise<number> {
  const date = day === undefined ? null : dayToDate(day as Day);
  const { id } = await createPaper({ ...fields, editionDay: date });
  if (date) {
    await db.edition.createMany({ data: [{ day: date }], skipDuplicates: true });
    await db.editionEntry.create({ data: { day: date, paperId: id, source: 'test' } });
  }
  await db.topic.createMany({ data: topics.map((slug) => ({ slug, name: slug })), skipDuplicates: true });
  const held = await db.topic.findMany({ where: { slug: { in: topics } }, select: { id: true } });
  await db.paperTopic.createMany({ data: held.map((topic) => ({ topicId: topic.id, paperId: id })) });
  return id;
}

/** As if all that has come, and been told, had an hour sooner. */
export async function anHourPasses(): Promise<void> {
  await db.$executeRaw`UPDATE papers SET created_at = created_at - interval '1 hour'`;
  await db.$executeRaw`UPDATE edition_entries SET created_at = created_at - interval '1 hour'`;
  await db.$executeRaw`UPDATE told_hubs SET told_until = told_until - interval '1 hour'`;
}
