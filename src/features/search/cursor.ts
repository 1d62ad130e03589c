import type { Sort } from './schema';

/** A place in a list of results: the last one shown, by the value it is sorted by. */
export type Place = { value: number; id: number };

/** A cursor is opaque to everybody else: the sort's letter, the value, the id. */
export function formatCursor(sort: Sort, { value, id }: Place): string {
  return `${sort[0]}${value}_${id}`.replace('+', '');
}

/** The place a cursor stands for; null, which is the beginning, where it is no cursor of this sort. */
export function parseCursor(sort: Sort, cursor: string | null): Place | null {
  const match = /^([a-z])(-?\d+(?:\.\d+)?(?:e-?\d{1,3})?)_(\d{1,9})$/.exec(cursor ?? '');
  return match?.[1] === sort[0] && match?.[2] ? { value: Number(match[2]), id: Number(match[3]) } : null;
}
