import type { Match } from '../matching/match';
import type { WeighedTerm } from '../scoring';
import type { FirstLook } from './asked';

/** In place of how far a search of `./asked` looks: always so far, as if that had enough of the matches. */
export function looking(look: FirstLook) {
  return {
    firstLook: () => look,
    lookFor: () => look.papers,
    lookToCount: () => look.papers,
    lookForMore: () => look.papers,
  };
}

/** What keys answer in full. */
export function matchOf(keys: string | null): Match {
  return { keys, positive: true, check: { kind: 'all', checks: [] }, rest: null, doubt: null };
}

/** A word that so many papers have. */
export function termOf({ having, loose = true }: { having: number; loose?: boolean }): WeighedTerm {
  return {
    label: 'word',
    start: 0,
    end: 4,
    sequences: [[{ lexeme: 'word', offset: 0 }]],
    facet: null,
    papers: 0,
    loose: loose ? matchOf("'word'") : null,
    isWhole: false,
    having,
    expected: having,
    weight: 1,
  };
}
