/** How many papers a topic has in the recent period and in the one before it. */
export type TopicCounts = { slug: string; name: string; recent: number; before: number };

/** How many papers there are in all in each period. */
export type Totals = { recent: number; before: number };

/** How a topic's share of all papers changed: so many times what it was, within what the counts support. */
export type Change = { ratio: number; low: number; high: number; probability: number };

/** `certain`: even among so many topics, chance alone would hardly bring it. */
export type Trend = TopicCounts & Change & { certain: boolean };

/** What rises and what falls of so many topics that were compared. */
export type Trends = { compared: number; rising: Trend[]; falling: Trend[] };

/** Topics with fewer papers in both periods together are not compared. */
export const FEWEST_PAPERS = 5;
/** Of the topics that are called certain so many are expected to be so by chance. */
export const FALSE_DISCOVERIES = 0.1;
export const MOST_LISTED = 12;
/** So many of the topics that do not change have an interval without no change in it. */
export const OUTSIDE = 0.05;
/** The 97.5 % quantile of the normal distribution: two-sided 95 %. */
const Z = 1.96;

/**
 * The ratio of two shares with its 95 % interval, and how probable so great a change is where there is none. On the
 * logarithm, each count with half a paper more (S. D. Walter, Biometrika 62, 1975): few papers are drawn towards no change,
 * and none are no infinity.
 */
export function compareShares({ recent, before }: TopicCounts, totals: Totals): Change {
  const logarithm =
    Math.log((recent + 0.5) / (totals.recent + 0.5)) - Math.log((before + 0.5) / (totals.before + 0.5));
  const variance =
    1 / (recent + 0.5) - 1 / (totals.recent + 0.5) + 1 / (before + 0.5) - 1 / (totals.before + 0.5);
  const deviation = Math.sqrt(Math.max(variance, 1e-12));
  return {
    ratio: Math.exp(logarithm),
    low: Math.exp(logarithm - Z * deviation),
    high: Math.exp(logarithm + Z * deviation),
    probability: 2 * (1 - normalBelow(Math.abs(logarithm) / deviation)),
  };
}

/**
 * The topics whose interval has no place for no change, the most certain first: by the end of it that is nearest to that.
 * Where hundreds are compared, some are there by chance: those are certain that the procedure of Benjamini and Hochberg
 * leaves (J. R. Stat. Soc. B 57, 1995).
 */
export function findTrends(topics: TopicCounts[], totals: Totals): Trends {
  const compared = topics
    .filter(({ recent, before }) => recent + before >= FEWEST_PAPERS)
    .map((topic) => ({ ...topic, ...compareShares(topic, totals) }))
    .sort((one, other) => one.probability - other.probability);
  const lastCertain = compared.findLastIndex(
    ({ probability }, index) => probability <= (FALSE_DISCOVERIES * (index + 1)) / compared.length,
  );
  const trends = compared.map((each, index) => ({ ...each, certain: index <= lastCertain }));
  const bySlug = (one: Trend, other: Trend) => (one.slug < other.slug ? -1 : 1);
  return {
    compared: compared.length,
    rising: trends
      .filter(({ low }) => low > 1)
      .sort((one, other) => other.low - one.low || bySlug(one, other))
      .slice(0, MOST_LISTED),
    falling: trends
      .filter(({ high }) => high < 1)
      .sort((one, other) => one.high - other.high || bySlug(one, other))
      .slice(0, MOST_LISTED),
  };
}

/** The standard normal distribution (Abramowitz and Stegun 7.1.26: right to seven decimals). */
function normalBelow(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return 0.5 * (2 - series * Math.exp(-x * x));
}
