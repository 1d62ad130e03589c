/** How many papers have a facet. */
export type FacetCount = { facet: number; count: number };

const BYTES = 4;

/**
 * How many papers have each facet, most first; of as many the lower number.
 * @param sent the facets of all papers one after the other, four bytes each, the highest first: as `counted_facets` has them
 */
export function tallyFacets(sent: Uint8Array): FacetCount[] {
  const view = new DataView(sent.buffer, sent.byteOffset, sent.byteLength);
  const counts = new Map<number, number>();
  for (let at = 0; at < sent.byteLength; at += BYTES) {
    const facet = view.getInt32(at);
    counts.set(facet, (counts.get(facet) ?? 0) + 1);
  }
  return Array.from(counts, ([facet, count]) => ({ facet, count })).sort(
    (one, other) => other.count - one.count || one.facet - other.facet,
  );
}
