import { expectedTogether } from '../expectation';
import type { Compiled } from '../matching/compile';
import { countSampled, type Sample } from '../sample/sample';
import type { WeighedTerm } from '../scoring';

/** Fewer papers of a sample than this say only that few match: hardly more than one more would stand for. */
const TELLING = 4;

type Given = {
  compiled: Pick<Compiled, 'match' | 'fixed'>;
  terms: WeighedTerm[];
  papers: number;
  sample: Sample | null;
};

/**
 * How many papers probably match: as many of a sample do, as far as keys tell; where there is none, or few of it match,
 * as the counts of the words say. Of one word alone these are what there is.
 */
export function expectedMatches({ compiled, terms, papers, sample }: Given): number {
  const byWords = expectedByWords(terms, papers);
  if (theOneWord({ compiled, terms })) return byWords;
  const { keys, positive } = compiled.match;
  if (!sample || sample.size === 0 || keys === null || !positive) return byWords;
  const sampled = countSampled(sample, keys);
  const each = papers / sample.size;
  return sampled >= TELLING ? sampled * each : Math.min(byWords, (sampled + 1) * each);
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
