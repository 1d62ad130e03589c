/** How relevant each document is to a query; what is not named is not. */
export type Grades = ReadonlyMap<string, number>;

/**
 * Normalised discounted cumulative gain of a ranking's first `depth` documents: the sum of grade ÷ log2(rank + 1),
 * divided by that of the best ranking there is. As trec_eval's `ndcg_cut`.
 */
export function ndcg(ranking: string[], grades: Grades, depth = 10): number {
  const best = [...grades.values()].sort((one, other) => other - one);
  const ideal = discountedGain(best.slice(0, depth));
  if (ideal === 0) return 0;
  return discountedGain(ranking.slice(0, depth).map((id) => grades.get(id) ?? 0)) / ideal;
}

/** The share of the relevant documents that are among a ranking's first `depth`. */
export function recall(ranking: string[], grades: Grades, depth = 100): number {
  const relevant = [...grades].filter(([, grade]) => grade > 0).map(([id]) => id);
  if (relevant.length === 0) return 0;
  const found = new Set(ranking.slice(0, depth));
  return relevant.filter((id) => found.has(id)).length / relevant.length;
}

export function mean(values: number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function discountedGain(gains: number[]): number {
  return gains.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}
