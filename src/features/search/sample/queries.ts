import 'server-only';
import { keptFor } from '@/lib/kept-for';
import { getStatistics } from '../statistics/sql';
import { type Sample, SMALL_CORPUS } from './sample';
import { listSampledKeys } from './sql';

const HOUR = 60 * 60_000;
/** Of a million papers one of these stands for two hundred and fifty. To draw them takes Postgres about two seconds. */
const DRAWN = 4_000;

/** Papers drawn by chance. An hour old does no harm: they only say how far to look. */
const getSample = keptFor(HOUR, drawSample);

let held: Sample | null = null;

/** The same of so many, where they were drawn already; else null, and they are being drawn. Few need no sample. */
export function sampleAtHand(papers: number): Sample | null {
  if (papers <= SMALL_CORPUS) return null;
  getSample().then(
    (sample) => {
      held = sample;
    },
    () => {
      // Whoever asks later has them drawn again.
    },
  );
  return held;
}

/** Has them drawn, where a search would want them. */
export async function warmSample(): Promise<void> {
  const { papers } = await getStatistics([]);
  if (papers > SMALL_CORPUS) held = await getSample();
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
