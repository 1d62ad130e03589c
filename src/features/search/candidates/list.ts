import type { Compiled } from '../matching/compile';
import { answerable, apartFrom, isRead, type Listed } from '../matching/match';
import { MOST_READ } from '../matching/most-read';

/** A list on which all papers are that match, and how many are on it. */
export type List = { listed: Listed; papers: number };

/** All papers on a list are looked at where they are so few, whatever the index would give. */
const SHORT_LIST = 5_000;

/**
 * Whether to look at the papers on a list, rather than to ask the index for those of which so many are expected; not where
 * more of them would have to be read than are.
 */
export function isShorter(
  { listed, papers }: List,
  { match }: Pick<Compiled, 'match'>,
  expected: number,
): boolean {
  if (answerable(match).keys === null) return true;
  const most = isRead({ rest: apartFrom(listed, match.check) }) ? MOST_READ : Number.POSITIVE_INFINITY;
  return papers <= Math.min(most, Math.max(SHORT_LIST, expected));
}
