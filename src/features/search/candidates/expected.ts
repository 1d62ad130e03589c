import type { Day } from '@/lib/day';
import { expectedTogether } from '../expectation';
import type { Compiled } from '../matching/compile';
import { laterYears } from '../matching/filter-match';
import { allOf, anyOf } from '../matching/tsquery';
import { countSampled, type Sample } from '../sample/sample';
import type { WeighedTerm } from '../scoring';

/** Fewer papers of a sample than this say only that few match: hardly more than one more would stand for. */
const TELLING = 4;

type Given = {
  compiled: Pick<Compiled, 'match' | 'fixed'>;
  terms: WeighedTerm[];
  papers: number;
  sample: Sample | null;
  /** The latest day that a paper may be of, where that is known; so many are of a later one. */
  until: Day | null;
  later: number;
};

/**
 * How many papers probably match: as many of a sample do, as far as keys tell; where there is none, or few of it match,
 * as the counts of the words say. Of one word alone these are what there is. `ofAnyDay`: with those of a day later than
 * the latest.
 */
export function expectedMatches(given: Given): { expected: number; ofAnyDay: number } {
  const { papers, until, later } = given;
  const ofAnyDay = expectedUntil(null, given);
  const expected = until === null ? ofAnyDay : Math.min(expectedUntil(until, given), papers - later);
  return { expected, ofAnyDay };
}

function expectedUntil(until: Day | null, { compiled, terms, papers, sample, later }: Given): number {
  const share = until === null || papers === 0 ? 1 : 1 - later / papers;
  const byWords = share * expectedByWords(terms, papers);
  if (theOneWord({ compiled, terms })) return byWords;
  const { keys } = compiled.match;
  if (!sample || sample.size === 0 || keys === null) return byWords;
  const sampled = countSampled(sample, keysUntil(keys, until));
  const each = papers / sample.size;
  return sampled >= TELLING ? sampled * each : Math.min(byWords, (sampled + 1) * each);
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
