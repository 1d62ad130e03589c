import 'server-only';
import { listPaperNames, type PaperName } from '@/features/papers/queries';
import type { Codes } from '../analysis/codes';
import { foldNearDuplicates } from '../near-duplicates/queries';
import { rankByRelevance } from '../ranking/relevance/rank';
import type { Scored } from '../ranking/relevance/score';
import { listDocuments } from '../ranking/relevance/sql';
import { FORMULA, type Scoring } from '../scoring';
import { getStatistics } from '../statistics/sql';
import { combinationsOf } from './combinations';
import { chooseNear } from './nearest';
import { getText, listByCombinations } from './sql';
import { type TellingTerm, tellingTerms } from './telling-terms';
import { countTerms } from './term-uses';

/** Related papers that a page shows at most. */
export const MOST_RELATED = 8;
/** So many are ranked: some of them are folded. */
const RANKED = 32;
/** Of a combination of words so many papers are looked at. */
const EACH_COMBINATION = 150;
/** Ranking them is most of what a list costs; a third more would find two in a hundred more of the nearest eight. */
const MOST_CANDIDATES = 200;

/** A word that both papers have, as the one that is looked at writes it, and what it adds. */
export type SharedTerm = { label: string; value: number };

export type RelatedPaper = {
  paper: PaperName;
  /** Why it is here, most telling first. */
  shared: SharedTerm[];
  /** What the shared words add up to. */
  value: number;
  /** Near-duplicates of it that are as near. */
  same: PaperName[];
};

/**
 * The papers nearest to one by content, nearest first: its most telling words are searched for as a weighted query, by
 * the ranking that every search has. Near-duplicates are folded, those of the paper itself left out.
 */
export async function listRelatedPapers(paperId: number): Promise<RelatedPaper[]> {
  const text = await getText(paperId);
  if (!text) return [];
  const uses = countTerms(text);
  const { counts, codes, ...totals } = await getStatistics([...uses.keys()]);
  const terms = tellingTerms(uses, { counts, papers: totals.papers });
  const ranked = await rankNear(paperId, terms, { ...totals, codes });
  const folded = await foldNearDuplicates([{ id: paperId, coded: null }, ...ranked]);
  const hidden = new Set([...folded.values()].flat());
  const shown = ranked.filter(({ id }) => !hidden.has(id));
  const near = chooseNear(shown, worthOf(terms)).slice(0, MOST_RELATED);
  return nameAll(near, { terms, folded });
}

async function rankNear(
  paperId: number,
  terms: TellingTerm[],
  { papers, words, codes }: { papers: number; words: number; codes: Codes },
): Promise<Scored[]> {
  const combinations = combinationsOf(terms, { papers, few: EACH_COMBINATION });
  if (combinations.length === 0) return [];
  const looked = { paperId, combinations, each: EACH_COMBINATION, limit: MOST_CANDIDATES };
  const ids = await listByCombinations(looked);
  return rankByRelevance(await listDocuments(ids, []), {
    scoring: scoringOf(terms, { averageWords: words / papers, codes }),
    after: null,
    limit: RANKED,
  });
}

const [TITLE, , , ABSTRACT] = FORMULA.partWeights;

/** Not by who wrote it, nor by where it appeared; and how near a paper is, is no matter of votes. */
function scoringOf(
  terms: TellingTerm[],
  { averageWords, codes }: { averageWords: number; codes: Codes },
): Scoring {
  return {
    ...FORMULA,
    partWeights: [TITLE, 0, 0, ABSTRACT],
    votes: 0,
    averageWords: Math.max(averageWords, 1),
    terms: terms.map(({ lexeme, weight }) => {
      const code = codes.get(lexeme);
      return { sequences: code === undefined ? [] : [[{ code, offset: 0 }]], facet: null, weight };
    }),
    pairs: [],
  };
}

function worthOf(terms: TellingTerm[]): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0);
}

async function nameAll(
  near: Scored[],
  { terms, folded }: { terms: TellingTerm[]; folded: Map<number, number[]> },
): Promise<RelatedPaper[]> {
  const names = await listPaperNames(near.flatMap(({ id }) => [id, ...(folded.get(id) ?? [])]));
  return near.flatMap(({ id, value, parts }) => {
    const paper = names.get(id);
    if (!paper) return [];
    const same = (folded.get(id) ?? []).flatMap((each) => names.get(each) ?? []);
    return [{ paper, shared: sharedOf(parts, terms), value, same }];
  });
}

function sharedOf(parts: number[], terms: TellingTerm[]): SharedTerm[] {
  return terms
    .map(({ label }, place) => ({ label, value: parts[place] ?? 0 }))
    .filter(({ value }) => value > 0)
    .toSorted((one, other) => other.value - one.value);
}
