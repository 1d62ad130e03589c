import { z } from 'zod';
import { MOST_STRETCHES } from './candidates/most-stretches';
import { MOST_SHOWN, type StretchPlace } from './candidates/stretch';
import { SORTS, type Sort } from './schema';

/** A place in a list of results: the last one shown, by the value it is sorted by. */
export type Place = { value: number; id: number };

/**
 * Where a search goes on, and all that its pages must agree on though papers arrive between them: a paper that came
 * later is on none of them, and what a word was worth on the first page it is worth on the last.
 */
export type Cursor = StretchPlace & {
  sort: Sort;
  /** Null: at the beginning of a stretch. */
  after: Place | null;
  /** The newest paper there was. */
  ceiling: number;
  /** Papers with most of the words are found too. */
  relaxed: boolean;
  /** Of the terms, in their order; and what documents were compared with. */
  weights: number[];
  averageWords: number;
};

// What columns hold: anybody may write a cursor.
const standing = z.int().min(-32_768).max(32_767);
const id = z.int().min(0).max(2_147_483_647);
/** A date in seconds, of any year that Postgres is given (up to 9999), votes, a score or a relevance. */
const value = z.number().min(-1e12).max(1e12);

const stretched = z
  .tuple([
    z
      .int()
      .min(1)
      .max(MOST_STRETCHES - 1),
    standing,
    id,
    z.array(id).max(MOST_SHOWN),
  ])
  .transform(([number, standing, id, shown]) => ({ number, below: { standing, id }, shown }));

const held = z.tuple([
  z.enum(SORTS),
  z.tuple([value, id]).nullable(),
  id,
  standing.nullable(),
  z.boolean(),
  z.array(value).max(128),
  z.number().min(0).max(1e9),
  stretched.nullable(),
]);

/** A cursor is opaque to everybody else: JSON in base64url. */
export function formatCursor({
  sort,
  after,
  ceiling,
  floor,
  relaxed,
  weights,
  averageWords,
  stretch,
}: Cursor): string {
  const at = stretch && [stretch.number, stretch.below.standing, stretch.below.id, stretch.shown];
  const place = after && [after.value, after.id];
  const text = JSON.stringify([sort, place, ceiling, floor, relaxed, weights, averageWords, at]);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** What a cursor says; null, which is the beginning, where it is no cursor of this sort. */
export function parseCursor(sort: Sort, cursor: string | null): Cursor | null {
  if (cursor === null) return null;
  try {
    const parsed = held.parse(JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))));
    const [of, place, ceiling, floor, relaxed, weights, averageWords, stretch] = parsed;
    const after = place && { value: place[0], id: place[1] };
    return of === sort ? { sort, after, ceiling, floor, relaxed, weights, averageWords, stretch } : null;
  } catch {
    return null;
  }
}
