import { allOf, keysOf } from '../matching/tsquery';
import type { Combination } from './sql';
import type { TellingTerm } from './telling-terms';

/** Terms beyond so many say too little beside the others to look for papers by. */
const MOST_COMBINED = 8;
const MOST_COMBINATIONS = 24;
/** How much more often a paper has two of another paper's telling terms than it would by chance. */
const LIFT = 3;

/**
 * What to ask the index for papers near one with these terms: each of the most telling that no more than `few` of all
 * `papers` have, pairs of the others, and three together where any pair of them would be in more; of each kind the
 * weightiest first.
 */
export function combinationsOf(
  terms: TellingTerm[],
  { papers, few }: { papers: number; few: number },
): Combination[] {
  const told = terms.toSorted((one, other) => other.weight - one.weight).slice(0, MOST_COMBINED);
  const rare = told.filter((term) => term.papers <= few);
  const frequent = told.filter((term) => term.papers > few);
  const isFew = ([one, other]: TellingTerm[]) =>
    one && other && (LIFT * one.papers * other.papers) / papers <= few;
  const pairs = together(2, frequent);
  const threes = together(3, frequent).filter((three) => !together(2, three).some(isFew));
  return [
    ...ordered(together(1, rare)),
    ...ordered(pairs.filter(isFew)),
    // Of one or two words nothing larger can be made.
    ...ordered(
      frequent.length > 2 ? threes : [frequent].filter((group) => group.length > 0 && !isFew(group)),
    ),
  ].slice(0, MOST_COMBINATIONS);
}

function together(count: number, terms: TellingTerm[]): TellingTerm[][] {
  if (count === 0) return [[]];
  return terms.flatMap((term, place) =>
    together(count - 1, terms.slice(place + 1)).map((others) => [term, ...others]),
  );
}

function ordered(groups: TellingTerm[][]): Combination[] {
  return groups
    .map((group) => ({
      keys: allOf(group.flatMap(({ lexeme }) => keysOf([{ lexeme, offset: 0 }]))) ?? '',
      weight: group.reduce((sum, { weight }) => sum + weight, 0),
    }))
    .sort((one, other) => other.weight - one.weight);
}
