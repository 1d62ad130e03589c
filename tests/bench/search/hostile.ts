import { hostileText } from '@/features/search/language/testing';
import { searchPapers } from '@/features/search/queries';
import { SORTS } from '@/features/search/schema';
import { seededRandom } from '../../support/seeded-random';
import { figuresOf } from './figures';
import { FIGURE_HEADS, figureCells, line } from './report/lines';

/** No query may take longer, whatever it is. */
const MOST_MS = 1_000;

/** Searches for so many texts made to do harm, in every order; gives what to print. */
export async function measureHostile(count: number, seed: number): Promise<string[]> {
  const random = seededRandom(seed);
  const took: { ms: number; text: string }[] = [];
  const failed: string[] = [];
  for (let index = 0; index < count; index++) {
    const text = hostileText(random);
    const start = performance.now();
    try {
      await searchPapers({ text, sort: SORTS[index % SORTS.length] ?? 'relevance', cursor: null });
    } catch (error) {
      failed.push(`${JSON.stringify(text.slice(0, 200))}: ${String(error).slice(0, 200)}`);
    }
    took.push({ ms: performance.now() - start, text });
  }
  const figures = figuresOf(took.map(({ ms }) => ms));
  const slow = took.filter(({ ms }) => ms > MOST_MS);
  const [slowest] = took.toSorted((one, other) => other.ms - one.ms);
  return [
    '',
    line('Hostile texts, one after the other', FIGURE_HEADS),
    line(`  ${count}, milliseconds`, figureCells(figures)),
    `  ${failed.length} failed, ${slow.length} took more than a second`,
    ...(slowest ? [`  slowest: ${JSON.stringify(slowest.text.slice(0, 200))}`] : []),
    ...failed.slice(0, 5).map((each) => `  failed: ${each}`),
  ];
}
