import { expectedTogether } from '../expectation';
import type { Compiled } from '../matching/compile';
import { answerable } from '../matching/match';
import type { Wanted, Window } from '../matching/sql';
import { allOf } from '../matching/tsquery';
import type { WeighedTerm } from '../scoring';

/** Of fewer papers all are looked at. */
const SMALL_CORPUS = 30_000;
/** So many that match are looked at whatever else there is. */
const EASILY_ALL = 11_000;
/** Most filters leave out most papers: what is left of these is easily looked at, and more are looked at first. */
const FILTERED = 2;
/** Of more than so many it is faster to find the best apart from the others. */
const EASILY_CHOSEN_FROM = 4_000;
/** Enough of the best to rank, for all that the words may be rarer among them. */
const SOME = 1_000;
/** Enough to tell what they have, too. */
const A_FEW = 2_500;
const MORE_THAN_COUNTED = 14_000;
/** Fewer of the best papers are no sample of what matches. */
const LEAST_LOOK = 5_000;

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
  return {
    ...answerable(compiled.match),
    userId,
    ceiling,
    window,
    ids: null,
    order: 'standing',
  };
}

/** How many of the best papers a search looks at for those it ranks, and who counts what matches. */
type FirstLook = {
  /** Null: all that match are looked at. */
  papers: number | null;
  /**
   * What is counted meanwhile, by itself: all that match, or enough to say that these are more than are counted. Null:
   * what is looked at is counted as well.
   */
  apart: 'all' | 'enough' | null;
};

/** What a search looks at first: where many match, only as much of the best as should have some hundred of them. */
export function firstLook(asked: Asked): FirstLook {
  if (knownTotal(asked) !== null)
    return { papers: papersWith(asked.withFacets ? A_FEW : SOME, asked), apart: null };
  const enough = lookToCount(asked);
  if (enough !== null) return { papers: enough, apart: 'enough' };
  const some = partFor(expectedMatches(asked), asked.papers);
  return { papers: some, apart: some === null ? null : 'all' };
}

/** How many of the best papers have enough that match to tell what all have; null: all that match are easily counted. */
export function lookToCount(asked: Asked): number | null {
  return lookFor(asked, asked.compiled.fixed ? FILTERED * A_FEW : A_FEW);
}

/** How many papers match, where that is known without a look: of one word, and more than are looked at in any case. */
export function knownTotal(asked: Asked): number | null {
  const { compiled, terms, papers } = asked;
  const [term, other] = terms;
  if (!term?.loose || other || compiled.fixed || term.facet !== null) return null;
  const isOneWord = term.sequences.length === 1 && term.sequences[0]?.length === 1;
  return isOneWord &&
    papers > SMALL_CORPUS &&
    term.having > (asked.withFacets ? EASILY_ALL : EASILY_CHOSEN_FROM)
    ? term.having
    : null;
}

/**
 * How many of the best papers have enough that match to say that these are more than are counted; null: all count. The
 * index takes as long for each paper of such a part as for each that has the rarest word: a part with more is no help.
 */
export function lookForMore(asked: Asked): number | null {
  const part = lookFor(asked, MORE_THAN_COUNTED);
  return part !== null && part < rarest(asked) ? part : null;
}

/** How many of the best papers probably have so many that match; null where all that match are easily looked at. */
export function lookFor(asked: Asked, matches: number): number | null {
  const easily = (asked.compiled.fixed ? FILTERED : 1) * EASILY_ALL;
  const isEasy = asked.papers <= SMALL_CORPUS || expectedMatches(asked) <= easily;
  return isEasy ? null : papersWith(matches, asked);
}

function papersWith(matches: number, asked: Asked): number {
  return partWith(matches, { of: expectedMatches(asked), papers: asked.papers });
}

/** How many of the best of all papers probably have so many of those that match. */
function partWith(matches: number, { of, papers }: { of: number; papers: number }): number {
  return Math.max(LEAST_LOOK, Math.round((papers * matches) / of));
}

/** How many of the best of all papers have some of so many that match; null where all that match are easily looked at. */
export function partFor(found: number, papers: number): number | null {
  return papers <= SMALL_CORPUS || found <= EASILY_CHOSEN_FROM ? null : partWith(SOME, { of: found, papers });
}

/** How many papers the index has to go through at least, as far as words tell. */
function rarest({ terms, papers }: Asked): number {
  const loose = terms.filter((term) => term.loose).map(({ having }) => having);
  const any = terms.reduce((all, { having }) => all + having, 0);
  return Math.min(papers, ...(loose.length > 0 ? loose : terms.length > 0 ? [any] : []));
}

/** How many papers match at most, as far as words tell; filters are not known to leave any out. */
export function expectedMatches({ terms, papers }: Asked): number {
  const loose = terms.filter((term) => term.loose).map(({ expected }) => expected);
  if (loose.length > 0) return expectedTogether(loose, papers);
  // Phrases, of which all must be there, or alternatives, of which any may.
  const sum = terms.reduce((all, { expected }) => all + expected, 0);
  return terms.length > 0 ? Math.min(sum, papers) : papers;
}

/** The same of what is asked besides the words that a paper may lack. */
export function fixedOf(asked: Asked, window: Window | null): Wanted {
  const { fixed } = asked.compiled;
  const base = fixed ? answerable(fixed) : { keys: null, rest: null, doubt: null };
  return { ...wantedOf(asked, window), ...base };
}

/** The same, with more keys to have. */
export function withKeys(wanted: Wanted, keys: string): Wanted {
  return { ...wanted, keys: allOf(wanted.keys === null ? [keys] : [wanted.keys, keys]) };
}
