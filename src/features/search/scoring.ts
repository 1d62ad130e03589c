import type { Codes } from './analysis/codes';
import { expectedSideBySide } from './expectation';
import { type CodedSequence, codedSequence } from './matching/coded-sequence';
import type { Term } from './matching/compile';
import type { Sequence } from './matching/tsquery';
import type { PartWeights } from './ranking/relevance/occurrences';

/** A term as ranking takes it, in all its forms, and what it is worth at most. */
type ScoredTerm = {
  sequences: CodedSequence[];
  /** Being on this topic counts as saying it once more; null where it is no topic. */
  facet: number | null;
  weight: number;
};

/** Two of the terms side by side, with their places among them. */
type PairedTerm = { sequences: CodedSequence[]; of: [number, number]; weight: number };

export type Scoring = {
  terms: ScoredTerm[];
  /** Words that stand beside each other in the query, and what it adds that they do in the paper. */
  pairs: PairedTerm[];
  /** How much an occurrence counts where it appeared. */
  partWeights: PartWeights;
  /** How soon more of the same word stops to count. */
  k1: number;
  /** How much a long paper is held against it. */
  b: number;
  averageWords: number;
  /** What ten times the votes are worth. */
  votes: number;
};

/**
 * The formula, BM25 (Robertson and Zaragoza 2009): each term adds `weight × n / (n + k1 (1 − b + b × words / average))`,
 * where n is how often the paper has it, in whatever form, weighted by where. Words that stand beside each other in the
 * query add a third of the lesser one's weight in the same way, n being how often they do so in the paper (sequential
 * dependence, Metzler and Croft 2005). A compound ("vision-language") adds half its weight to those of its words. Votes add a little, so that of papers with the same words the well-known one
 * comes first. Chosen on SciFact's train queries; only reported on its test queries (npm run bench:relevance).
 */
export const FORMULA = {
  partWeights: [1, 0.3, 0.15, 0.5] as PartWeights,
  k1: 0.6,
  b: 0.75,
  votes: 0.15,
  nearness: 0.3,
  whole: 0.5,
};

/** The inverse document frequency, as Lucene has it: what a term that so many of all papers have is worth. */
export function termWeight(having: number, papers: number): number {
  const held = Math.min(Math.max(having, 0), papers);
  return Math.log(1 + (papers - held + 0.5) / (held + 0.5));
}

/** More words than this are not weighed: the rarest tell nearly all. */
const MOST_SCORED = 16;
const MOST_PAIRS = 8;

/** A term with how many papers have it at most, how many probably, and what it is worth. */
export type WeighedTerm = Term & { having: number; expected: number; weight: number };

/** Weighs terms by how many of all papers have them, or as `held` from an earlier page. */
export function weighTerms(
  terms: Term[],
  { counts, papers, held }: { counts: Map<string, number>; papers: number; held: number[] | null },
): WeighedTerm[] {
  return terms.map((term, place) => {
    const had = term.sequences.map((sequence) => sequence.map(({ lexeme }) => counts.get(lexeme) ?? 0));
    const having = Math.max(term.papers, ...had.map((each) => Math.min(...each)));
    const expected = Math.max(term.papers, ...had.map((each) => expectedSideBySide(each, papers)));
    const share = term.isWhole ? FORMULA.whole : 1;
    const weight = held?.[place] ?? Math.round(share * termWeight(having, papers) * 1000) / 1000;
    return { ...term, having, expected, weight };
  });
}

/** How these terms are scored; `averageWords` is of all documents. */
export function scoringOf(
  terms: WeighedTerm[],
  { averageWords, codes }: { averageWords: number; codes: Codes },
): Scoring & { scored: WeighedTerm[] } {
  const scored = terms
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, MOST_SCORED)
    .toSorted((one, other) => one.start - other.start);
  return {
    ...FORMULA,
    averageWords: Math.max(averageWords, 1),
    scored,
    terms: scored.map(({ sequences, facet, weight }) => ({
      sequences: coded(sequences, codes),
      facet,
      weight,
    })),
    pairs: pairsOf(scored, codes),
  };
}

/** Those of them that any paper may have, each once. */
function coded(sequences: Sequence[], codes: Codes): CodedSequence[] {
  const known = sequences.flatMap((sequence) => {
    const words = codedSequence(sequence, codes);
    return words ? [words] : [];
  });
  return [...new Map(known.map((words) => [JSON.stringify(words), words])).values()];
}

/** Neighbours of a query, at most a word apart. */
function pairsOf(terms: WeighedTerm[], codes: Codes): PairedTerm[] {
  const loose = terms.flatMap((term, place) => (term.loose ? [{ ...term, place }] : []));
  return loose
    .flatMap((term, at): PairedTerm[] => {
      const next = loose[at + 1];
      const [first, second] = [term.sequences[0]?.at(-1), next?.sequences[0]?.[0]];
      if (!next || !first || !second || first.lexeme === second.lexeme) return [];
      const apart = [1, 2].map((offset) => [
        { ...first, offset: 0 },
        { ...second, offset },
      ]);
      const weight = FORMULA.nearness * Math.min(term.weight, next.weight);
      return [{ sequences: coded(apart, codes), of: [term.place, next.place], weight }];
    })
    .slice(0, MOST_PAIRS);
}
