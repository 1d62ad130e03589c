import { WINDOWS, windowHref } from '@/features/editions/trending/window';
import { conditionalAnswer } from '@/features/syndication/conditional';
import { OPML_TYPE, opmlDocument } from '@/features/syndication/opml';
import { getTopicsChange, listTopics } from '@/features/topics/queries';
import { topicHref } from '@/features/topics/schema';
import { env } from '@/lib/env';
import { route } from '@/lib/http';
import { keptBody } from '@/lib/page-cache/kept-body';

/** Topics in the list, those with most papers: programs that read feeds were not made for more. */
const MOST_TOPICS = 20_000;

/** The feeds of the front page, of what is trending and of every topic, for a program to take in. */
export const GET = route(async (request) => {
  const { SITE_NAME, SITE_URL } = env();
  const list = await keptBody('opml topics', async () => {
    const [topics, modified] = await Promise.all([listTopics({ limit: MOST_TOPICS }), getTopicsChange()]);
    const body = opmlDocument({
      title: `Topics · ${SITE_NAME}`,
      siteUrl: SITE_URL,
      modified,
      groups: [
        {
          title: SITE_NAME,
          pages: [
            { title: `${SITE_NAME}, today’s papers`, page: '/' },
            ...WINDOWS.map(({ window, title }) => ({ title, page: windowHref(window) })),
          ],
        },
        { title: 'Topics', pages: topics.map(({ slug, name }) => ({ title: name, page: topicHref(slug) })) },
      ],
    });
    return { body, modified, paperIds: [] };
  });
  if (!list) throw new Error('The list of topics is never absent.');
  return conditionalAnswer(request, { ...list, type: `${OPML_TYPE}; charset=utf-8` });
});
