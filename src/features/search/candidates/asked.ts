import type { Day } from '@/lib/day';
import type { Codes } from '../analysis/codes';
import { COUNT_LIMIT, SURELY_MORE } from '../counting/count-limit';
import type { Cursor } from '../cursor';
import type { Compiled } from '../matching/compile';
import { answerable } from '../matching/match';
import { isOfThese, type Sample, SMALL_CORPUS } from '../sample/sample';
import { type WeighedTerm, weighTerms } from '../scoring';
import type { Statistics } from '../statistics/sql';
import { theOneWord } from './expected';
import type { List } from './list';

/** So many that match are looked at whatever else there is. */
const EASILY_ALL = 11_000;
/**
 * To look at one paper takes as long as to go through ten of a part of all papers, of which that part is the smaller the
 * more match. So the best are found faster in a part where more match than so many times the root of all papers.
 */
const CHOOSY = 10;
/** Enough of the best to rank, for all that the words may be rarer among them. */
export const SOME = 400;
/** Enough to tell what they have, too. */
export const A_FEW = 3_000;
/** Enough to say that there are more than are counted. */
export const MORE_THAN_COUNTED = 14_000;
/** Fewer of the best papers are no sample of what matches. */
const LEAST_LOOK = 2_000;

/**
 * A search: what it asks, the codes of its words, whose marks it means, whether facets are counted, the newest paper it
 * knows, how many papers there are and how many words they have on average, a sample of them, how many of them probably
 * match (`expectedMatches`), the latest day that any of these is of, where that is known, whether so many others are
 * of a later one that the index is to leave them out, and the list whose papers are looked at, where that is shorter than
 * what the index gives.
 */
export type Asked = {
  compiled: Compiled;
  terms: WeighedTerm[];
  codes: Codes;
  userId: string | null;
  withFacets: boolean;
  ceiling: number;
  /** It knows nearly all papers: it did not begin before many of them came. */
  isRecent: boolean;
  papers: number;
  averageWords: number;
  sample: Sample | null;
  expected: number;
  until: Day | null;
  leavesOutLater: boolean;
  among: List | null;
};

/** A search that knows fewer papers than there are by such a share began long ago. */
const OLD = 0.01;

/** What statistics tell of a search; where it is not the first page, what that found stays. */
export function weighed(
  compiled: Compiled,
  { papers, words, newest, counts, codes }: Statistics,
  cursor: Cursor | null,
): Pick<Asked, 'terms' | 'codes' | 'papers' | 'averageWords' | 'ceiling' | 'isRecent'> {
  const ceiling = cursor?.ceiling ?? newest;
  return {
    terms: weighTerms(compiled.terms, { counts, papers, held: cursor?.weights ?? null }),
    codes,
    papers,
    averageWords: cursor?.averageWords ?? Math.round(words / Math.max(papers, 1)),
    ceiling,
    isRecent: newest - ceiling <= OLD * papers,
  };
}

/** The facets of the topics that a search is about, which ranking weighs. */
export function facetsOf({ terms }: Asked): number[] {
  return terms.flatMap(({ facet }) => facet ?? []);
}

/** How many of the best papers a search looks at for those it ranks. */
export type FirstLook = {
  /** Null: all that match are looked at. */
  papers: number | null;
  /**
   * How many match is counted meanwhile, by itself, with what these have: all, or enough to say that there are more than are
   * counted. Otherwise what is looked at is counted as well.
   */
  isCountedApart: boolean;
};

/** What a search looks at first: where many match, only as much of the best as should have some hundred of them. */
export function firstLook(asked: Asked): FirstLook {
  const isKnown = knownTotal(asked) !== null;
  if (isKnown || !isEasy(asked)) {
    // Ranking need not wait for what is only shown beside it.
    return { papers: papersWith(SOME, asked), isCountedApart: !isKnown || asked.withFacets };
  }
  const some = asked.among ? null : partFor(asked.expected, asked.papers);
  return { papers: some, isCountedApart: some !== null };
}

/** How many of the best papers have enough that match to tell what all have; null: all that match are easily counted. */
export function lookToCount(asked: Asked): number | null {
  return lookFor(asked, A_FEW);
}

/**
 * How many papers match, where that is known without a look: of one word, and more than are looked at in any case; or so
 * many of a sample that all are surely more than are counted.
 */
export function knownTotal(asked: Asked): number | null {
  return ofOneWord(asked) ?? (isSurelyMore(asked) ? asked.expected : null);
}

function ofOneWord({ compiled, terms, papers, withFacets }: Asked): number | null {
  const term = theOneWord({ compiled, terms });
  const isMany =
    term && papers > SMALL_CORPUS && term.having > (withFacets ? EASILY_ALL : easilyChosenFrom(papers));
  return isMany ? term.having : null;
}

/** Of what is drawn by chance, more than so many standard deviations off is met once in millions of searches. */
const SURE = 5;

/**
 * Where keys say all that is asked, or nearly all, and the sample is of the papers that there are; of pages of a search that
 * began long ago nothing is sure.
 */
function isSurelyMore({ compiled, sample, papers, expected, isRecent }: Asked): boolean {
  const { keys, rest, doubt } = answerable(compiled.match);
  if (!sample || !isOfThese(sample, papers) || !isRecent) return false;
  if (keys === null || rest !== null) return false;
  const sampled = (expected * sample.size) / papers;
  // Of those that came since none need match.
  const each = Math.min(papers, sample.of) / sample.size;
  return each * (sampled - SURE * Math.sqrt(sampled)) > (doubt === null ? COUNT_LIMIT : SURELY_MORE);
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
  return isEasy(asked) ? null : papersWith(matches, asked);
}

function isEasy({ papers, expected, among }: Asked): boolean {
  return papers <= SMALL_CORPUS || expected <= EASILY_ALL || among !== null;
}

export function papersWith(matches: number, asked: Asked): number {
  return partWith(matches, { of: asked.expected, papers: asked.papers });
}

/** How many of the best of all papers probably have so many of those that match. */
function partWith(matches: number, { of, papers }: { of: number; papers: number }): number {
  return Math.max(LEAST_LOOK, Math.round((papers * matches) / of));
}

/** How many of the best of all papers have so many of those that match; null where all that match are easily looked at. */
export function partFor(found: number, papers: number, matches = SOME): number | null {
  const isEasy = papers <= SMALL_CORPUS || found <= easilyChosenFrom(papers);
  return isEasy ? null : partWith(matches, { of: found, papers });
}

function easilyChosenFrom(papers: number): number {
  return CHOOSY * Math.sqrt(papers);
}

/** The narrowest of several filters probably has no more than so many times the papers that match all of them. */
const LEAST_FILTER = 4;

/** How many papers the index has to go through at least, as far as words tell. */
function rarest({ terms, papers, expected }: Asked): number {
  if (terms.length === 0) return Math.min(papers, LEAST_FILTER * expected);
  const loose = terms.filter((term) => term.loose).map(({ having }) => having);
  const any = terms.reduce((all, { having }) => all + having, 0);
  return Math.min(papers, ...(loose.length > 0 ? loose : [any]));
}
