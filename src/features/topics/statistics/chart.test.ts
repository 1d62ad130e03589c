import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawChart, FEWEST_IN_MONTH, MOST_MONTHS, type MonthCount } from './chart';

/** Months in a row from a first one, each as "papers on the topic / all papers". */
function months(first: string, ...lines: string[]): MonthCount[] {
  const [year = 0, month = 1] = first.split('-').map(Number);
  return lines.map((line, index) => {
    const [papers = 0, total = 0] = line.split('/').map(Number);
    const date = new Date(Date.UTC(year, month - 1 + index));
    return { month: date.toISOString().slice(0, 7), papers, total };
  });
}

describe('the chart of a topic', () => {
  it('has a bar for each month, as high as its share of all papers', () => {
    const chart = drawChart(months('2025-11', '10/100', '0/50', '30/200', '1/40'));
    expect(chart).toMatchObject({ first: '2025-11', last: '2026-02', slots: 4, marks: [0, 0.1, 0.2] });
    expect(chart?.bars.map(({ slot, share }) => [slot, share])).toEqual([
      [0, 0.1],
      [1, 0],
      [2, 0.15],
      [3, 0.025],
    ]);
    expect(chart?.bars[0]?.height).toBeCloseTo(0.5);
    expect(chart?.peak.month).toBe('2026-01');
  });

  it('leaves a gap where a month has no papers at all, or too few to tell', () => {
    const chart = drawChart(months('2025-01', '5/50', '0/0', '2/3', '5/50', '5/50'));
    expect(chart?.slots).toBe(5);
    expect(chart?.bars.map(({ slot }) => slot)).toEqual([0, 3, 4]);
  });

  it('is none where there is too little to see', () => {
    expect(drawChart([])).toBeNull();
    expect(drawChart(months('2025-01', '5/50', '5/50'))).toBeNull();
    expect(drawChart(months('2025-01', '1/50', '1/50', '1/50', '1/50'))).toBeNull();
    expect(drawChart(months('2025-01', '5/9', '5/9', '5/9', '5/9'))).toBeNull();
  });

  it('shows the last ten years of more', () => {
    const chart = drawChart(months('2001-01', ...Array.from({ length: 300 }, () => '1/10')));
    expect(chart).toMatchObject({ first: '2016-01', last: '2025-12', slots: MOST_MONTHS });
    expect(chart?.labels.map(({ text }) => text)).toEqual(['2016', '2018', '2020', '2022', '2024']);
    expect(chart?.labels.map(({ slot }) => slot)).toEqual([0, 24, 48, 72, 96]);
  });

  it('names months where there are few', () => {
    const chart = drawChart(months('2024-12', ...Array.from({ length: 19 }, () => '1/10')));
    expect(chart?.labels.map(({ text }) => text)).toEqual(['Dec 2024', 'Apr 2025', 'Aug 2025', 'Dec 2025']);
  });

  it('stays within its frame, whatever is counted', () => {
    const counts = fc
      .array(
        fc
          .tuple(fc.integer({ min: 0, max: 500 }), fc.nat(100_000), fc.nat(1_000))
          .map(([month, total, part]) => ({ month, total, papers: Math.round((total * part) / 1_000) })),
        { maxLength: 80 },
      )
      .map((list) =>
        [...new Map(list.map((each) => [each.month, each])).values()]
          .sort((one, other) => one.month - other.month)
          .map((each) => ({
            ...each,
            month: new Date(Date.UTC(1990, each.month)).toISOString().slice(0, 7),
          })),
      );
    fc.assert(
      fc.property(counts, (given) => {
        const chart = drawChart(given);
        if (!chart) return;
        expect(chart.slots).toBeLessThanOrEqual(MOST_MONTHS);
        for (const { slot, height, share, total } of chart.bars) {
          expect(slot).toBeGreaterThanOrEqual(0);
          expect(slot).toBeLessThan(chart.slots);
          expect(height).toBeGreaterThanOrEqual(0);
          expect(height).toBeLessThanOrEqual(1 + 1e-9);
          expect(share).toBeLessThanOrEqual(chart.marks[2] ?? 0);
          expect(total).toBeGreaterThanOrEqual(FEWEST_IN_MONTH);
        }
        for (const { slot } of chart.labels) {
          expect(slot).toBeGreaterThanOrEqual(0);
          expect(slot).toBeLessThan(chart.slots);
        }
      }),
    );
  });
});
