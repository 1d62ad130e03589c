import { z } from 'zod';
import { MOST_STRETCHES, type StretchPlace } from './candidates/stretch';
import { SORTS, type Sort } from './schema';

/** A place in a list of results: the last one shown, by the value it is sorted by. */
export type Place = { value: number; id: number };

/**
 * Where a search goes on, and all that its pages must agree on though papers arrive between them: a paper that came
 * later is on none of them, and what a word was worth on the first page it is worth on the last.
 */
export type Cursor = StretchPlace & {
  sort: Sort;
  after: Place;
  /** The newest paper there was. */
  ceiling: number;
  /** Papers with most of the words are found too. */
  relaxed: boolean;
  /** Of the terms, in their order; and what documents were compared with. */
  weights: number[];
  averageWords: number;
};

const stretched = z
  .tuple([z.int().min(1).max(MOST_STRETCHES), z.int(), z.int(), z.array(z.int()).max(100)])
  .transform(([number, standing, id, shown]) => ({ number, below: { standing, id }, shown }));

const held = z.tuple([
  z.enum(SORTS),
  z.number(),
  z.int(),
  z.int(),
  z.number().nullable(),
  z.boolean(),
  z.array(z.number()).max(128),
  z.number(),
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
  const text = JSON.stringify([
    sort,
    after.value,
    after.id,
    ceiling,
    floor,
    relaxed,
    weights,
    averageWords,
    at,
  ]);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** What a cursor says; null, which is the beginning, where it is no cursor of this sort. */
export function parseCursor(sort: Sort, cursor: string | null): Cursor | null {
  if (cursor === null) return null;
  try {
    const parsed = held.parse(JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))));
    const [of, value, id, ceiling, floor, relaxed, weights, averageWords, stretch] = parsed;
    return of === sort
      ? { sort, after: { value, id }, ceiling, floor, relaxed, weights, averageWords, stretch }
      : null;
  } catch {
    return null;
  }
}
