/** Another topic, and how many papers have it: of those looked at, and of all. */
export type Candidate = { slug: string; name: string; papers: number; everywhere: number };

/** What was looked at: papers of the topic, of how many there are, among all papers. */
export type Sample = { size: number; topic: number; corpus: number };

/** A topic that papers on this one have more often than others do. */
export type Neighbour = {
  slug: string;
  name: string;
  /** Papers that have both, and of how many that were looked at. */
  papers: number;
  of: number;
  /** So many times as often as among all papers. */
  lift: number;
};

/** Fewer papers with both are an accident. */
export const FEWEST_TOGETHER = 3;
/** A topic must be so many times as frequent here as anywhere, even if the sample flatters it. */
const LEAST_LIFT = 1.3;
const MOST_NEIGHBOURS = 8;
/** The 97.5 % quantile of the normal distribution: two-sided 95 %. */
const Z = 1.96;

/**
 * The topics that co-occur more than chance, the most telling first: by normalised pointwise mutual information (G. Bouma,
 * "Normalized (pointwise) mutual information in collocation extraction", GSCL 2009) of the least lift that the counts
 * support. Plain mutual information would put rarities first, a likelihood ratio whatever is common everywhere.
 */
export function rankNeighbours(candidates: Candidate[], sample: Sample): Neighbour[] {
  const { size, topic, corpus } = sample;
  return candidates
    .flatMap((candidate) => {
      const { slug, name, papers, everywhere } = candidate;
      if (papers < FEWEST_TOGETHER || size === 0 || everywhere === 0) return [];
      const anywhere = everywhere / corpus;
      const least = leastShare(papers, size) / anywhere;
      if (least < LEAST_LIFT) return [];
      const together = ((papers / size) * topic) / corpus;
      const weight = Math.log(least) / -Math.log(Math.min(together, 1 - 1e-9));
      return [{ slug, name, papers, of: size, lift: papers / size / anywhere, weight }];
    })
    .sort((one, other) => other.weight - one.weight || (one.slug < other.slug ? -1 : 1))
    .slice(0, MOST_NEIGHBOURS)
    .map(({ weight: _, ...neighbour }) => neighbour);
}

/** The lower end of the share that a count of a sample supports (E. B. Wilson, JASA 1927). */
export function leastShare(count: number, size: number): number {
  const share = count / size;
  const spread = Z * Math.sqrt((share * (1 - share)) / size + Z ** 2 / (4 * size ** 2));
  return (share + Z ** 2 / (2 * size) - spread) / (1 + Z ** 2 / size);
}
