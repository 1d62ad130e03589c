import 'server-only';
import { listPaperCards, listPaperDetails, type PaperCard, type PaperDetail } from '../queries';
import { rankNewestOfTopic, rankTrendingOfTopic } from './sql';

/** The papers of a topic that its page shows; the search has all of them. */
const PAPERS_SHOWN = 25;
const PAPERS_IN_FEED = 50;

/** The papers of a topic of the highest score. */
export async function listTrendingOfTopic(topicId: number): Promise<PaperCard[]> {
  return listPaperCards(await rankTrendingOfTopic(topicId, PAPERS_SHOWN));
}

/** The newest papers of a topic, with all that is known of them. */
export async function listNewestOfTopic(topicId: number): Promise<PaperDetail[]> {
  return listPaperDetails(await rankNewestOfTopic(topicId, PAPERS_IN_FEED));
}
