import { seededRandom } from '../../../support/seeded-random';

export type Random = () => number;

/** The numbers of one record: the same for the same seed and place, whatever was drawn for others. */
export function randomOf(seed: number, index: number): Random {
  return seededRandom((seed + Math.imul(index, 0x9e3779b1)) | 0);
}

/** One of a list by chance. */
export function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to draw from');
  return item;
}

/** One of several by their weights. */
export function pickWeighted<Item>(items: readonly (readonly [Item, number])[], random: Random): Item {
  let left = random() * items.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  return pick(items, () => 0.999)[0];
}

/** A whole number with a long tail (log-normal, rounded down): half are below `median`. */
export function longTailed({ median, spread }: { median: number; spread: number }, random: Random): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.floor(median * Math.exp(spread * normal));
}

export function wholeBetween(low: number, high: number, random: Random): number {
  return low + Math.floor(random() * (high - low + 1));
}
