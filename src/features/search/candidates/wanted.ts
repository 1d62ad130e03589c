import { answerable, apartFrom, type Check, isRead, type Match, together } from '../matching/match';
import type { Wanted, Window } from '../matching/sql';
import { allOf } from '../matching/tsquery';
import type { Asked } from './asked';
import type { List } from './list';

/** What a search wants of all papers, or of a part of them. */
export function wantedOf(asked: Asked, window: Window | null): Wanted {
  const { compiled, codes, userId, ceiling, until, leavesOutLater, among } = asked;
  const what = sought(compiled.match, among);
  return {
    ...what,
    codes,
    userId,
    ceiling,
    window,
    // All that match are few, or else wholeOf says so.
    until: window && (isRead(what) || leavesOutLater) ? until : null,
    ids: null,
    order: 'standing',
  };
}

/** What the index is asked for and what papers themselves; where these are on a list, they are asked all of it. */
function sought(match: Match, among: List | null): Pick<Wanted, 'keys' | 'rest' | 'doubt' | 'among'> {
  if (among === null) return { ...answerable(match), among };
  const { listed } = among;
  return { keys: null, rest: apartFrom(listed, match.check), doubt: null, among: listed };
}

/** The same of what is asked besides the words that a paper may lack. */
export function fixedOf(asked: Asked, window: Window | null): Wanted {
  const { fixed } = asked.compiled;
  const base = fixed ? sought(fixed, asked.among) : { keys: null, rest: null, doubt: null };
  return { ...wantedOf(asked, window), ...base };
}

/** The same, with more to have: by its keys, or where papers are looked up by what it asks of them. */
export function alsoHaving(wanted: Wanted, more: { keys: string; check: Check }): Wanted {
  const { keys, rest, among } = wanted;
  if (among) return { ...wanted, rest: together([...(rest ? [rest] : []), more.check]) };
  return { ...wanted, keys: allOf(keys === null ? [more.keys] : [keys, more.keys]) };
}
