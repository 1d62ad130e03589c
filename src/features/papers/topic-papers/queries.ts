import 'server-only';
import { listPaperCards, listPaperDetails, type PaperCard, type PaperDetail } from '../queries';
import { rankNewestOfTopic, rankTrendingOfTopic } from './sql';

/** The papers of a topic that its page shows; the search has all of them. */
const PAPERS_SHOWN = 25;
export const PAPERS_IN_FEED = 50;

/** The papers of a topic of the highest score. */
export async function listTrendingOfTopic(topicId: number): Promise<PaperCard[]> {
  return listPaperCards(await rankTrendingOfTopic(topicId, PAPERS_SHOWN));
}

/** A page of the newest papers of a topic, with all that is known of them. `page` counts from 1. */
export async function listNewestOfTopic(topicId: number, page = 1): Promise<PaperDetail[]> {
  const offset = (page - 1) * PAPERS_IN_FEED;
  return listPaperDetails(await rankNewestOfTopic(topicId, { limit: PAPERS_IN_FEED, offset }));
}
