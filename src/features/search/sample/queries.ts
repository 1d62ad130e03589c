import 'server-only';
import { keptFor } from '@/lib/kept-for';
import { getStatistics } from '../statistics/sql';
import { type Sample, SMALL_CORPUS } from './sample';
import { listSampledKeys } from './sql';

const HOUR = 60 * 60_000;
/** Of a million papers one of these stands for two hundred and fifty. To draw them takes Postgres about two seconds. */
const DRAWN = 4_000;

/** Papers drawn by chance. An hour old does no harm: they only say how far to look. */
type Drawn = { get: () => Promise<Sample>; held: Sample | null };

// The app has several copies of this module; one of them draws for all.
const shared = globalThis as { broadsheetSample?: Drawn };

function drawn(): Drawn {
  shared.broadsheetSample ??= { get: keptFor(HOUR, drawSample), held: null };
  return shared.broadsheetSample;
}

/** A sample of so many papers, where it was drawn already; else null, and it is being drawn. Few need none. */
export function sampleAtHand(papers: number): Sample | null {
  if (papers <= SMALL_CORPUS) return null;
  // Where that fails, whoever asks later has it drawn again.
  hold().catch(() => {});
  return drawn().held;
}

/** Has it drawn, where a search would want it. */
export async function warmSample(): Promise<void> {
  const { papers } = await getStatistics([]);
  if (papers > SMALL_CORPUS) await hold();
}

async function hold(): Promise<void> {
  drawn().held = await drawn().get();
}

async function drawSample(): Promise<Sample> {
  const { papers } = await getStatistics([]);
  const keys = await listSampledKeys(DRAWN, papers);
  const having = new Map(keys.map(({ key, places }) => [key, places]));
  const size = Number(having.get(SIZE) ?? 0);
  having.delete(SIZE);
  return { size, having };
}

/** Stands for no key. */
const SIZE = '';
