import type { Day } from '@/lib/day';
import { monthTextShort } from '@/lib/day-text';

/** The papers of a topic and of all topics in a month ("2026-06"). */
export type MonthCount = { month: string; papers: number; total: number };

/** A month with a share: `slot` counts months from the chart's first one, `height` is of the scale's top. */
export type Bar = MonthCount & { slot: number; share: number; height: number };

export type Chart = {
  first: string;
  last: string;
  /** Months from first to last; those without a bar are gaps. */
  slots: number;
  bars: Bar[];
  peak: Bar;
  /** The shares that the scale names, from 0 to its top. */
  marks: number[];
  labels: { slot: number; text: string }[];
};

/** Of fewer papers in all, one more or less on the topic would be a leap: such a month is a gap. */
export const FEWEST_IN_MONTH = 10;
const FEWEST_MONTHS = 3;
const FEWEST_PAPERS = 5;
export const MOST_MONTHS = 120;
/** Above this, years are named instead of months. */
const MOST_NAMED_MONTHS = 30;
const MOST_LABELS = 5;
/** A label stands to the right of its month, and must end within the chart on a narrow screen. */
const LAST_LABEL = { month: 0.8, year: 0.9 };
const STEPS = [1, 2, 4, 6, 8, 10];

/**
 * A topic's share of all papers, month by month: of the last ten years, from the first month that has papers enough to
 * the last. Null where that would be too little to see anything in.
 */
export function drawChart(counts: MonthCount[]): Chart | null {
  const telling = counts.filter(({ total }) => total >= FEWEST_IN_MONTH);
  const last = telling.at(-1);
  if (!last) return null;
  const shown = telling.filter(({ month }) => monthIndex(last.month) - monthIndex(month) < MOST_MONTHS);
  const [first] = shown;
  const papers = shown.reduce((sum, count) => sum + count.papers, 0);
  if (!first || shown.length < FEWEST_MONTHS || papers < FEWEST_PAPERS) return null;

  const top = topOfScale(Math.max(...shown.map(shareOf)));
  const bars = shown.map((count) => {
    const share = shareOf(count);
    return {
      ...count,
      slot: monthIndex(count.month) - monthIndex(first.month),
      share,
      height: share / top,
    };
  });
  const slots = monthIndex(last.month) - monthIndex(first.month) + 1;
  const peak = bars.reduce((highest, bar) => (bar.share > highest.share ? bar : highest));
  return {
    first: first.month,
    last: last.month,
    slots,
    bars,
    peak,
    marks: [0, top / 2, top],
    labels: slots > MOST_NAMED_MONTHS ? yearLabels(first.month, slots) : monthLabels(first.month, slots),
  };
}

export function shareOf({ papers, total }: MonthCount): number {
  return total > 0 ? papers / total : 0;
}

/** The first day of a month, by which it is named. */
export function firstDay(month: string): Day {
  return `${month}-01` as Day;
}

/** The least of 1, 2, 4, 6, 8 times a power of ten that is not below a share, which is at most 1. */
function topOfScale(share: number): number {
  const power = 10 ** Math.floor(Math.log10(share));
  const step = STEPS.find((each) => share <= each * power * (1 + 1e-9)) ?? 10;
  return Math.min(1, step * power);
}

function monthLabels(first: string, slots: number): Chart['labels'] {
  const step = Math.ceil(slots / MOST_LABELS);
  return Array.from({ length: Math.ceil(slots / step) }, (_, index) => index * step)
    .filter((slot) => slot <= slots * LAST_LABEL.month)
    .map((slot) => ({ slot, text: monthTextShort(firstDay(monthAt(monthIndex(first) + slot))) }));
}

function yearLabels(first: string, slots: number): Chart['labels'] {
  const start = monthIndex(first);
  const years = Array.from(
    { length: Math.ceil(slots / 12) + 1 },
    (_, index) => Math.ceil(start / 12) + index,
  );
  const step = Math.ceil(slots / 12 / MOST_LABELS);
  return years
    .filter((year) => year % step === 0)
    .map((year) => ({ slot: year * 12 - start, text: String(year) }))
    .filter(({ slot }) => slot <= slots * LAST_LABEL.year);
}

function monthIndex(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function monthAt(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
