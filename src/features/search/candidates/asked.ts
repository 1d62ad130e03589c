import type { Compiled } from '../matching/compile';
import { answerable } from '../matching/match';
import type { Wanted, Window } from '../matching/sql';
import { allOf } from '../matching/tsquery';
import type { WeighedTerm } from '../scoring';

/** Of fewer papers all are looked at. */
const SMALL_CORPUS = 100_000;
/** The share of a large corpus that is looked at first, and how many papers that is at least. */
const WINDOW_SHARE = 0.03;
const LEAST_LOOK = 30_000;

/**
 * A search: what it asks, whose marks it means, whether facets are counted, the newest paper it knows, and how many
 * papers there are.
 */
export type Asked = {
  compiled: Compiled;
  terms: WeighedTerm[];
  userId: string | null;
  withFacets: boolean;
  ceiling: number;
  papers: number;
};

/** What a search wants of all papers, or of a part of them. */
export function wantedOf({ compiled, userId, ceiling }: Asked, window: Window | null): Wanted {
  return { ...answerable(compiled.match), userId, ceiling, window, ids: null };
}

/** How many of the best papers are looked at before all are; null where all are few. */
export function firstLook(papers: number): number | null {
  return papers <= SMALL_CORPUS ? null : Math.max(LEAST_LOOK, Math.round(papers * WINDOW_SHARE));
}

/** The same, with more keys to have. */
export function withKeys(wanted: Wanted, keys: string): Wanted {
  return { ...wanted, keys: allOf(wanted.keys === null ? [keys] : [wanted.keys, keys]) };
}
