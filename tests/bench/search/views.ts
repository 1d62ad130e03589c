import { getEdition, getLatestEditionDay, getNeighbours, listEditionDays } from '@/features/editions/queries';
import { getTrending } from '@/features/editions/trending/queries';
import { countPapers, getPaper, listPaperCards, type PaperCard } from '@/features/papers/queries';
import { searchPapers } from '@/features/search/queries';
import { listRelatedPapers } from '@/features/search/related/queries';
import { getTopic, listTopics } from '@/features/topics/queries';
import { addDays, type Day, monthOf, parseMonth } from '@/lib/day';
import { pick, randomOf, wholeBetween } from './corpus/draws';
import { type Load, runOpenLoop, schedule } from './open-loop';

type Drawn = { day: Day; topic: string; paper: PaperCard };

/** The views that rank among all papers without a reader's query: what each asks the database. */
const VIEWS: Record<string, (drawn: Drawn) => Promise<unknown>> = {
  'day edition': ({ day }) => Promise.all([getEdition({ first: day, last: day }), ...calendarMonth(day)]),
  'month edition': ({ day }) => getEdition(monthAround(day)),
  trending: () => getTrending('all'),
  'topic page': ({ topic }) =>
    Promise.all([getTopic(topic), searchPapers({ text: `topic:${topic}`, sort: 'relevance', cursor: null })]),
  // What nearly all papers have, which is where a planner that knows it may go astray.
  'all of a source': ({ day }) =>
    searchPapers({ text: `source:arxiv to:${day}`, sort: 'relevance', cursor: null }),
  'list of topics': () => listTopics(),
  'paper page': ({ paper }) => getPaper(paper.key),
  'related papers': ({ paper }) => listRelatedPapers(paper.id),
};

/** `firstMs`: of the first time each was asked for, which may read from disk; `waitedMs`: of the second. */
export type ViewTimes = { name: string; firstMs: number[]; waitedMs: number[]; errors: unknown[] };

const ASKED = 100;
/** Days and topics that are asked for: those that readers look at most. */
const DAYS = 730;
const TOPICS = 200;

/** How long each view took, asked for as the searches are; of days, topics and papers drawn by chance. */
export async function measureViews(load: Load): Promise<ViewTimes[]> {
  const drawn = await drawAll(ASKED, load.seed);
  const times: ViewTimes[] = [];
  for (const [name, ask] of Object.entries(VIEWS)) {
    const first = await runOpenLoop(schedule(drawn, load), ask);
    const again = await runOpenLoop(schedule(drawn, load), ask);
    times.push({
      name,
      firstMs: first.map(({ waitedMs }) => waitedMs),
      waitedMs: again.map(({ waitedMs }) => waitedMs),
      errors: [...first, ...again].flatMap(({ error }) => (error === null ? [] : [error])),
    });
  }
  return times;
}

async function drawAll(count: number, seed: number): Promise<Drawn[]> {
  const random = randomOf(seed, 0);
  const last = await getLatestEditionDay();
  if (last === null) throw new Error('the corpus has no edition');
  const days = await listEditionDays({ first: addDays(last, -DAYS), last });
  const topics = await listTopics({ limit: TOPICS });
  const papers = await countPapers();
  const ids = Array.from({ length: count }, () => wholeBetween(1, papers, random));
  return (await listPaperCards(ids)).map((paper) => ({
    day: pick(days, random).day,
    topic: pick(topics, random).slug,
    paper,
  }));
}

function monthAround(day: Day) {
  return parseMonth(monthOf(day)) ?? { first: day, last: day };
}

function calendarMonth(day: Day) {
  return [listEditionDays(monthAround(day)), getNeighbours(monthAround(day))];
}
