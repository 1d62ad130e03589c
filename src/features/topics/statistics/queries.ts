import 'server-only';
import type { MonthCount } from './chart';
import { type Neighbour, rankNeighbours } from './neighbours';
import { countMonths, countTogether } from './sql';

/** Papers of a topic whose other topics are counted; of more papers a sample of about this size. */
const SAMPLE_SIZE = 1_000;

/** Oldest first; see `drawChart`. */
export async function listTopicMonths(topicId: number): Promise<MonthCount[]> {
  return countMonths(topicId);
}

/** The topics that a topic's papers have more often than others do, the most telling first. */
export async function listTopicNeighbours(topic: { id: number; count: number }): Promise<Neighbour[]> {
  const step = Math.max(1, Math.ceil(topic.count / SAMPLE_SIZE));
  const { size, corpus, candidates } = await countTogether({ topicId: topic.id, step });
  return rankNeighbours(candidates, { size, topic: topic.count, corpus });
}
