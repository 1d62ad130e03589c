import { type FacetKind, kindOf } from '../facets';

/** How many papers have a facet. */
export type FacetCount = { facet: number; count: number };

/** As the SQL function `counted_facets` writes a facet: four digits to the base of 127, each one more than its value. */
const DIGITS = 4;
const BASE = 127;
/** A digit takes so many bits, and a facet four times as many: with a count before it still a whole number exactly. */
const DIGIT_BITS = 7;
const FACETS = 2 ** (DIGITS * DIGIT_BITS);

/** More than are shown; of years all are. */
const OF_A_KIND = 30;
const YEARS = 200;

/**
 * How many papers have each facet, most first, of as many the lower number; no more of a kind than may be shown. `sent` is
 * what all have, one after the other.
 */
export function tallyFacets(sent: string): FacetCount[] {
  const ranked = rank(count(sent));
  const told: FacetCount[] = [];
  const toldOf = new Map<FacetKind | null, number>();
  for (let place = ranked.length - 1; place >= 0; place--) {
    const each = ranked[place] as number;
    const facet = readDigits(FACETS - 1 - (each % FACETS));
    const kind = kindOf(facet);
    const before = toldOf.get(kind) ?? 0;
    if (before >= (kind === 'year' ? YEARS : OF_A_KIND)) continue;
    toldOf.set(kind, before + 1);
    told.push({ facet, count: Math.floor(each / FACETS) });
  }
  return told;
}

/** Facets by their digits, and how many of each there are; 0 is none. */
type Table = { facets: Int32Array; counts: Int32Array; held: number };

/** Open addressing: a third of the time of a `Map`, for a hundred thousand. */
function count(sent: string): Table {
  let table = createTable(4_096);
  for (let at = 0; at < sent.length; at += DIGITS) {
    const facet =
      (sent.charCodeAt(at) << (3 * DIGIT_BITS)) |
      (sent.charCodeAt(at + 1) << (2 * DIGIT_BITS)) |
      (sent.charCodeAt(at + 2) << DIGIT_BITS) |
      sent.charCodeAt(at + 3);
    add(table, facet, 1);
    if (2 * table.held > table.facets.length) table = enlarge(table);
  }
  return table;
}

function createTable(size: number): Table {
  return { facets: new Int32Array(size), counts: new Int32Array(size), held: 0 };
}

function enlarge({ facets, counts }: Table): Table {
  const table = createTable(2 * facets.length);
  for (let place = 0; place < facets.length; place++)
    if (facets[place] !== 0) add(table, facets[place] as number, counts[place] as number);
  return table;
}

function add(table: Table, facet: number, more: number): void {
  const { facets, counts } = table;
  const last = facets.length - 1;
  // Multiplied by 2³² over the golden ratio, neighbours are far from each other.
  let place = (Math.imul(facet, 0x9e3779b1) >>> 8) & last;
  while (facets[place] !== facet && facets[place] !== 0) place = (place + 1) & last;
  if (facets[place] === 0) {
    facets[place] = facet;
    table.held++;
  }
  counts[place] = (counts[place] as number) + more;
}

/** Each facet with its count as one number, the most last; of as many the highest first. */
function rank({ facets, counts, held }: Table): Float64Array {
  const ranked = new Float64Array(held);
  let next = 0;
  for (let place = 0; place < facets.length; place++)
    if (facets[place] !== 0)
      ranked[next++] = (counts[place] as number) * FACETS + FACETS - 1 - (facets[place] as number);
  return ranked.sort();
}

/** The facet whose digits these bits are. */
function readDigits(bits: number): number {
  let facet = 0;
  for (let digit = DIGITS - 1; digit >= 0; digit--)
    facet = facet * BASE + ((bits >> (digit * DIGIT_BITS)) & ((1 << DIGIT_BITS) - 1)) - 1;
  return facet;
}
