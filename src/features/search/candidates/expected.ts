import type { Day } from '@/lib/day';
import { expectedTogether } from '../expectation';
import type { Compiled } from '../matching/compile';
import { laterYears } from '../matching/filter-match';
import { allOf, anyOf } from '../matching/tsquery';
import { countSampled, type Sample } from '../sample/sample';
import type { WeighedTerm } from '../scoring';

/** Fewer papers of a sample than this say only that few match: hardly more than one more would stand for. */
const TELLING = 4;

/** The latest day that a paper may be of, and how many papers there are of a later one, in all and in its own year. */
type Until = { day: Day; later: number; laterInYear: number };

type Given = {
  compiled: Pick<Compiled, 'match' | 'fixed'>;
  terms: WeighedTerm[];
  papers: number;
  sample: Sample | null;
  /** Null where it may be of any. */
  until: Until | null;
};

/**
 * How many papers probably match: as many of a sample do, as far as keys tell; where there is none, or few of it match,
 * as the counts of the words say. Of one word alone these are what there is. Besides, how many match but for being of a
 * later day.
 */
export function expectedMatches(given: Given): { expected: number; later: number } {
  const { papers, until } = given;
  const ofAnyDay = expectedUntil(null, given);
  if (until === null) return { expected: ofAnyDay, later: 0 };
  const expected = Math.min(expectedUntil(until, given), Math.max(0, papers - until.later));
  return { expected, later: Math.max(0, ofAnyDay - expected) };
}

function expectedUntil(until: Until | null, { compiled, terms, papers, sample }: Given): number {
  const byWords = expectedByWords(terms, papers) * shareUntil(until, papers);
  if (theOneWord({ compiled, terms })) return byWords;
  const { keys } = compiled.match;
  if (!sample || sample.size === 0 || keys === null) return byWords;
  const sampled = countSampled(sample, keysUntil(keys, until?.day ?? null));
  // Its keys tell of years, not of days.
  const untilYear = until && papers - until.later + until.laterInYear;
  const each = (papers / sample.size) * (untilYear ? (untilYear - until.laterInYear) / untilYear : 1);
  return sampled >= TELLING ? sampled * each : Math.min(byWords, (sampled + 1) * each);
}

function shareUntil(until: Until | null, papers: number): number {
  return until === null || papers === 0 ? 1 : Math.max(0, papers - until.later) / papers;
}

/** Keys with those of no year after that of a day, for a sample: the index tells the day itself sooner. */
export function keysUntil(keys: string, until: Day | null): string {
  const years = until === null ? null : anyOf(laterYears(until));
  return years === null ? keys : (allOf([keys, `!(${years})`]) ?? keys);
}

/** The word that is all a query asks for, whatever form of it; null where it asks for more or other things. */
export function theOneWord({ compiled, terms }: Pick<Given, 'compiled' | 'terms'>): WeighedTerm | null {
  const [term, other] = terms;
  if (!term?.loose || other || compiled.fixed || term.facet !== null) return null;
  return term.sequences.length === 1 && term.sequences[0]?.length === 1 ? term : null;
}

/** As far as words tell; filters are not known to leave any out. */
function expectedByWords(terms: WeighedTerm[], papers: number): number {
  const loose = terms.filter((term) => term.loose).map(({ expected }) => expected);
  if (loose.length > 0) return expectedTogether(loose, papers);
  // Phrases, of which all must be there, or alternatives, of which any may.
  const sum = terms.reduce((all, { expected }) => all + expected, 0);
  return terms.length > 0 ? Math.min(sum, papers) : papers;
}
