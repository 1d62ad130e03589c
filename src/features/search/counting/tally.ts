/** How many papers have a facet. */
export type FacetCount = { facet: number; count: number };

/** As the SQL function `counted_facets` writes a facet: four digits to the base of 127, each one more than its value. */
const DIGITS = 4;
const BASE = 127;

/** How many papers have each facet, most first; of as many the lower number. `sent` is what all have, one after the other. */
export function tallyFacets(sent: string): FacetCount[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < sent.length; at += DIGITS) {
    const facet = readDigits(sent, at);
    counts.set(facet, (counts.get(facet) ?? 0) + 1);
  }
  return Array.from(counts, ([facet, count]) => ({ facet, count })).sort(
    (one, other) => other.count - one.count || one.facet - other.facet,
  );
}

function readDigits(sent: string, from: number): number {
  let number = 0;
  for (let at = from; at < from + DIGITS; at++) number = number * BASE + sent.charCodeAt(at) - 1;
  return number;
}
