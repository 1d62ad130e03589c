import { createHash } from 'node:crypto';

/**
 * What a paper is found and counted by besides its words, as one number: the kind in the upper bits, which one in the
 * lower 24. The SQL function `paper_facets` says the same; facets.db.test.ts holds them together.
 */
const KINDS = {
  topic: 1,
  category: 2,
  archive: 3,
  year: 4,
  has: 5,
  source: 6,
  owner: 7,
  repository: 8,
  votes: 9,
  stars: 10,
} as const;
export type FacetKind = keyof typeof KINDS;

/** The order is the code. */
const HAS = ['code', 'project', 'abstract', 'comments'] as const;

const VALUE_BITS = 24;
/** Facets from here on are searched by but not counted. */
export const FIRST_UNCOUNTED = KINDS.source << VALUE_BITS;
/** No number of votes or stars has a higher tier: they are 32-bit integers. */
const HIGHEST_TIER = 31;

/** A facet by its number: a topic's id, a year. */
export function facet(kind: 'topic' | 'year', value: number): number {
  return (KINDS[kind] << VALUE_BITS) | value;
}

/** A facet by its name: a category's code, a source, "owner/name" of a repository. */
export function namedFacet(kind: 'category' | 'archive' | 'source' | 'owner' | 'repository', name: string) {
  const text = kind === 'owner' || kind === 'repository' ? name.toLowerCase() : name;
  const hash = Number.parseInt(createHash('md5').update(text).digest('hex').slice(0, 6), 16);
  return (KINDS[kind] << VALUE_BITS) | hash;
}

export function hasFacet(what: (typeof HAS)[number]): number {
  return (KINDS.has << VALUE_BITS) | (HAS.indexOf(what) + 1);
}

/** The tiers that numbers from `min` to `max`, both included, fall into. */
export function tierFacets(kind: 'votes' | 'stars', min: number, max: number | null): number[] {
  const tier = (number: number) => Math.floor(Math.log2(1 + number));
  const first = tier(min);
  const last = max === null ? HIGHEST_TIER : tier(max);
  return Array.from(
    { length: last - first + 1 },
    (_, index) => (KINDS[kind] << VALUE_BITS) | (first + index),
  );
}

const KIND_NAMES: (FacetKind | undefined)[] = [];
for (const kind of Object.keys(KINDS) as FacetKind[]) KIND_NAMES[KINDS[kind]] = kind;

/** What kind of facet a number stands for. */
export function kindOf(number: number): FacetKind | null {
  return KIND_NAMES[number >> VALUE_BITS] ?? null;
}

/** What a facet's number stands for; the value of a named one is its hash. */
export function readFacet(number: number): { kind: FacetKind; value: number } | null {
  const kind = kindOf(number);
  return kind ? { kind, value: number & ((1 << VALUE_BITS) - 1) } : null;
}

/** What a paper has, of a facet of kind `has`. */
export function readHas(value: number): (typeof HAS)[number] | null {
  return HAS[value - 1] ?? null;
}
