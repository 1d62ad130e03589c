import { termWeight } from '../scoring';
import type { TermUse } from './term-uses';

/** A term by which a paper differs from most others. */
export type TellingTerm = {
  lexeme: string;
  /** As the paper writes it most often. */
  label: string;
  /** What it is worth in the paper: its rarity, times how often the paper has it, saturating. */
  weight: number;
  /** How many papers have it. */
  papers: number;
};

const MOST_TERMS = 14;
/** How soon more of the same word stops to count. */
const SATURATION = 2;

/**
 * The most telling of a paper's terms, most telling first; `counts` says how many of all `papers` have each. One that
 * no other paper has leads nowhere.
 */
export function tellingTerms(
  uses: Map<string, TermUse>,
  { counts, papers }: { counts: Map<string, number>; papers: number },
): TellingTerm[] {
  return [...uses]
    .flatMap(([lexeme, { occurrences, surfaces, within }]) => {
      const having = counts.get(lexeme) ?? 0;
      if (having < 2 || isSaidBy(within, counts)) return [];
      const weight = (termWeight(having, papers) * occurrences) / (occurrences + SATURATION);
      return [{ lexeme, label: mostUsed(surfaces), weight, papers: having }];
    })
    .sort((one, other) => other.weight - one.weight || (one.lexeme < other.lexeme ? -1 : 1))
    .slice(0, MOST_TERMS);
}

/** A part that never stands alone says what its compounds say, where other papers have those as well. */
function isSaidBy(within: Set<string> | null, counts: Map<string, number>): boolean {
  return within !== null && [...within].every((compound) => (counts.get(compound) ?? 0) > 1);
}

function mostUsed(surfaces: Map<string, number>): string {
  let best: [string, number] = ['', 0];
  for (const each of surfaces) if (each[1] > best[1]) best = each;
  return best[0];
}
