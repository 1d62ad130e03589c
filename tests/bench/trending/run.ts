import { addDays, dayToDate, parseWeek, weekOf } from '@/lib/day';
import { seededRandom } from '../../support/seeded-random';
import { mean, ndcg } from '../relevance/metrics';
import { kendallTau, overlapAt10 } from './agreement';
import { type ArchivePaper, readArchivePapers } from './archive-papers';
import { arrivalOf, thin } from './arrivals';
import { type Early, FORMULAS } from './formulas';

/**
 * How well formulas foretell from the early counts of a week's days: on each weekday at midnight UTC a formula ranks the papers
 * of the week that are there, and is held to the order of their votes at the end of the week (its board), and to that of the
 * votes that come on the next day (what a reader would call trending).
 *
 * The archive has one count of each paper. It is taken for the count at the end of the week, and early counts are drawn from
 * it (arrivals.ts); stars gained are not known at all. What is compared is therefore how formulas do under these assumptions.
 */
const SEED = 20_261_128;
const MEAN_HOURS = [12, 24, 48];
const FEWEST_PAPERS = 20;
const HOUR_MS = 3_600_000;
const METRICS = ['nDCG@10', 'tau-b', 'overlap@10'] as const;

/** A paper on one day: what is seen of it, and what formulas are held to. */
type Known = { id: string; chance: number; early: Early; atEnd: number; nextDay: number };

const TARGETS: { name: string; of: (paper: Known) => number }[] = [
  { name: 'the board of the week', of: ({ atEnd }) => atEnd },
  { name: 'the votes of the next day', of: ({ nextDay }) => nextDay },
];

type Measured = Record<(typeof METRICS)[number], number | null>;

const weeks = [...byWeek(readArchivePapers())].filter(([, papers]) => papers.length >= FEWEST_PAPERS);
console.log(`${weeks.length} weeks, ${weeks.reduce((sum, [, papers]) => sum + papers.length, 0)} papers`);
for (const meanHours of MEAN_HOURS) report(meanHours);

function byWeek(papers: ArchivePaper[]): Map<string, ArchivePaper[]> {
  const found = new Map<string, ArchivePaper[]>();
  for (const paper of papers) found.set(weekOf(paper.day), [...(found.get(weekOf(paper.day)) ?? []), paper]);
  return found;
}

function report(meanHours: number): void {
  const random = seededRandom(SEED);
  /** By target, by formula, then by week: the mean over its days. */
  const results = TARGETS.map(() => FORMULAS.map(() => [] as Measured[]));
  for (const [week, papers] of weeks) {
    const days = measureWeek({ week, papers, meanHours, random });
    results.forEach((ofTarget, target) => {
      ofTarget.forEach((weekly, formula) => {
        weekly.push(averageOf(days.flatMap((day) => day[target]?.[formula] ?? [])));
      });
    });
  }
  console.log(`\nvotes come after ${meanHours} hours on average`);
  TARGETS.forEach((target, index) => {
    console.log(`  ${target.name.padEnd(32)}${METRICS.map((metric) => metric.padEnd(16)).join('')}`);
    FORMULAS.forEach(([name], formula) => {
      const weekly = results[index]?.[formula] ?? [];
      const cells = METRICS.map((metric) => withError(weekly.map((each) => each[metric])));
      console.log(`    ${name.padEnd(30)}${cells.join('   ')}`);
    });
  });
}

type Week = { week: string; papers: ArchivePaper[]; meanHours: number; random: () => number };

/** For each weekday, for each target, for each formula, how well it foretells. */
function measureWeek({ week, papers, meanHours, random }: Week): Measured[][][] {
  const range = parseWeek(week);
  if (!range) return [];
  const until = dayToDate(addDays(range.last, 1));
  const simulated = papers.map((paper) => ({
    paper,
    come: arrivalOf(paper, { random, meanHours, until }),
    /** Ties are broken alike for every formula, and by nothing that it could profit from. */
    chance: random(),
  }));
  return [0, 1, 2, 3, 4].flatMap((weekday) => {
    const day = addDays(range.first, weekday);
    const now = dayToDate(addDays(day, 1));
    const next = dayToDate(addDays(day, 2));
    const known = simulated
      .filter(({ paper }) => paper.day <= day)
      .map(({ paper, come, chance }) => {
        const [share, shareNext] = [come(now), come(next)];
        const early = earlyOf({ paper, share, now, meanHours, random });
        const left = paper.votes - early.attention.votes;
        const nextDay = share < 1 ? thin(random, left, (shareNext - share) / (1 - share)) : 0;
        return { id: paper.id, chance, early, atEnd: paper.votes, nextDay };
      });
    if (known.length < FEWEST_PAPERS / 2) return [];
    return [TARGETS.map(({ of }) => FORMULAS.map(([, formula]) => measure(known, formula, of)))];
  });
}

type Simulated = {
  paper: ArchivePaper;
  share: number;
  now: Date;
  meanHours: number;
  random: () => number;
};

/** What a formula sees of a paper of whose counts a share has come. */
function earlyOf({ paper, share, now, meanHours, random }: Simulated): Early {
  const ageHours = Math.max(0, (now.getTime() - paper.submittedAt.getTime()) / HOUR_MS);
  const attention = {
    votes: thin(random, paper.votes, share),
    comments: thin(random, paper.comments, share),
    starsGained: 0,
  };
  const expectedShare = Math.max(1 - Math.exp(-ageHours / meanHours), 1e-6);
  return { attention, day: paper.day, submittedAt: paper.submittedAt, ageHours, expectedShare };
}

function measure(
  known: Known[],
  formula: (paper: Early) => number,
  target: (paper: Known) => number,
): Measured {
  const valued = known.map((each) => ({ ...each, value: formula(each.early), truth: target(each) }));
  const ranking = valued.toSorted((one, other) => other.value - one.value || one.chance - other.chance);
  const best = valued.toSorted((one, other) => other.truth - one.truth || one.chance - other.chance);
  const ids = (papers: Known[]) => papers.map(({ id }) => id);
  return {
    'nDCG@10': ndcg(ids(ranking), new Map(valued.map(({ id, truth }) => [id, truth]))),
    'tau-b': kendallTau(
      valued.map(({ value }) => value),
      valued.map(({ truth }) => truth),
    ),
    'overlap@10': overlapAt10(ids(ranking), ids(best)),
  };
}

function averageOf(measured: Measured[]): Measured {
  const of = (metric: (typeof METRICS)[number]) => {
    const values = measured.map((each) => each[metric]).filter((value) => value !== null);
    return values.length > 0 ? mean(values) : null;
  };
  return { 'nDCG@10': of('nDCG@10'), 'tau-b': of('tau-b'), 'overlap@10': of('overlap@10') };
}

/** "0.832 ± 0.006": the mean over weeks, and its standard error. */
function withError(values: (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const average = mean(known);
  const variance = known.reduce((sum, value) => sum + (value - average) ** 2, 0) / (known.length - 1);
  return `${average.toFixed(3)} ± ${Math.sqrt(variance / known.length).toFixed(3)}`;
}
