import 'server-only';
import { keptFor } from '@/lib/kept-for';
import { ofProcess } from '@/lib/of-process';
import { getStatistics } from '../statistics/sql';
import { isOfThese, type Sample, SMALL_CORPUS } from './sample';
import { listSampledKeys } from './sql';

const HOUR = 60 * 60_000;
/** Of a million papers one of these stands for two hundred and fifty. To draw them takes Postgres about two seconds. */
const DRAWN = 4_000;

/** Where many papers came since, as while an archive is taken in, they are drawn anew sooner. */
const SOON = 5 * 60_000;

/** Papers drawn by chance, and when that was last begun. An hour old does no harm where about as many papers are there. */
type Drawn = { get: () => Promise<Sample>; held: Sample | null; at: number };

const drawn = ofProcess<Drawn>('search: sample', () => ({
  get: keptFor(HOUR, drawSample),
  held: null,
  at: 0,
}));

/** A sample of so many papers, where it was drawn already; else null, and it is being drawn. Few need none. */
export function sampleAtHand(papers: number): Sample | null {
  if (papers <= SMALL_CORPUS) return null;
  const { held, at } = drawn;
  if (held && !isOfThese(held, papers) && at < Date.now() - SOON)
    Object.assign(drawn, { get: keptFor(HOUR, drawSample), at: Date.now() });
  // Where that fails, whoever asks later has it drawn again.
  hold().catch(() => {});
  return drawn.held;
}

/** Has it drawn, where a search would want it. */
export async function warmSample(): Promise<void> {
  const { papers } = await getStatistics([]);
  if (papers > SMALL_CORPUS) await hold();
}

async function hold(): Promise<void> {
  drawn.held = await drawn.get();
}

async function drawSample(): Promise<Sample> {
  const { papers } = await getStatistics([]);
  const keys = await listSampledKeys(DRAWN, papers);
  const having = new Map(keys.map(({ key, places }) => [key, places]));
  const standings = (having.get(STANDINGS) ?? '').split(',').filter(Boolean).map(Number);
  having.delete(STANDINGS);
  return { size: standings.length, standings, having, of: papers };
}

/** Stands for no key. */
const STANDINGS = '';
