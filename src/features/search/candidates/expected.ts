import { expectedTogether } from '../expectation';
import type { Compiled } from '../matching/compile';
import { countSampled, type Sample } from '../sample/sample';
import type { WeighedTerm } from '../scoring';

/** Fewer papers of a sample than this say only that few match. */
const TELLING = 4;

type Given = {
  compiled: Pick<Compiled, 'match'>;
  terms: WeighedTerm[];
  papers: number;
  sample: Sample | null;
};

/**
 * How many papers probably match: as many of a sample do, as far as keys tell; where there is none, or few of it match,
 * as the counts of the words say.
 */
export function expectedMatches({ compiled, terms, papers, sample }: Given): number {
  const byWords = expectedByWords(terms, papers);
  const { keys, positive } = compiled.match;
  if (!sample || sample.size === 0 || keys === null || !positive) return byWords;
  const sampled = countSampled(sample, keys);
  const each = papers / sample.size;
  return sampled >= TELLING ? sampled * each : Math.min(byWords, TELLING * each);
}

/** As far as words tell; filters are not known to leave any out. */
function expectedByWords(terms: WeighedTerm[], papers: number): number {
  const loose = terms.filter((term) => term.loose).map(({ expected }) => expected);
  if (loose.length > 0) return expectedTogether(loose, papers);
  // Phrases, of which all must be there, or alternatives, of which any may.
  const sum = terms.reduce((all, { expected }) => all + expected, 0);
  return terms.length > 0 ? Math.min(sum, papers) : papers;
}
