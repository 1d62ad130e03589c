import 'server-only';
import { db } from '@/lib/db';
import { getTopicMatcher } from '../../queries';
import { giveTopic, listCandidates, takeTopic } from '../sql';

/** Papers are read again so many at a time, by their ids. */
const PAPERS_AT_ONCE = 20_000;

/**
 * Reads again the papers that have a topic or write one of its forms, a bounded number at a time, and gives or takes
 * the topic as ingest would. Gives the papers that gained or lost it.
 */
export async function matchAgain(topicId: number, signal?: AbortSignal): Promise<number[]> {
  const topic = await db.topic.findUnique({
    where: { id: topicId },
    select: { forms: { select: { form: true, kind: true }, where: { removedAt: null } } },
  });
  // Merged into another one meanwhile.
  if (!topic) return [];
  const match = await getTopicMatcher();
  const newest = await db.paper.aggregate({ _max: { id: true } });
  const changed: number[] = [];
  for (let after = 0; after < (newest._max.id ?? 0); after += PAPERS_AT_ONCE) {
    signal?.throwIfAborted();
    const papers = await listCandidates({
      topicId,
      forms: topic.forms,
      after,
      until: after + PAPERS_AT_ONCE,
    });
    const about = papers.filter((paper) => match(paper).some((topic) => topic.id === topicId));
    const ids = new Set(about.map(({ id }) => id));
    const gained = about.filter(({ has }) => !has).map(({ id }) => id);
    const lost = papers.filter(({ id, has }) => has && !ids.has(id)).map(({ id }) => id);
    if (gained.length > 0) await giveTopic(topicId, gained);
    if (lost.length > 0) await takeTopic(topicId, lost);
    changed.push(...gained, ...lost);
  }
  return changed;
}
