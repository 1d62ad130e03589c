/** Words that stand together more often than by chance: of those that have one, this power of a share has another. */
const TOGETHER = 0.6;

/** How many papers probably have all of several words, by how many of all `papers` have each. */
export function expectedTogether(having: number[], papers: number): number {
  const [rarest = 0, ...others] = having.toSorted((one, other) => one - other);
  return others.reduce((sum, each) => sum * (each / papers) ** TOGETHER, rarest);
}

/** And side by side: more often than together by chance, and less often than the rarest of them stands at all. */
export function expectedSideBySide(having: number[], papers: number): number {
  return Math.sqrt(Math.min(...having) * expectedTogether(having, papers));
}
