import { numberText, percentText } from '@/lib/number-text';
import { DataTable } from '@/ui/data-table';
import type { Totals, Trend } from '../trends/change';
import { intervalText, timesText } from '../trends/trend-text';

/** The numbers of a chart of changes. */
export function TrendTable({ name, trends, totals }: { name: string; trends: Trend[]; totals: Totals }) {
  return (
    <DataTable
      caption={`${name}, the numbers`}
      columns={[
        { name: 'Topic' },
        { name: 'Papers', numeric: true },
        { name: 'Share', numeric: true },
        { name: 'Papers before', numeric: true },
        { name: 'Share before', numeric: true },
        { name: 'Change', numeric: true },
        { name: '95 % range', numeric: true },
      ]}
      rows={trends.map((trend) => ({
        key: trend.slug,
        cells: [
          trend.name,
          numberText(trend.recent),
          percentText(trend.recent / totals.recent),
          numberText(trend.before),
          percentText(trend.before / totals.before),
          timesText(trend),
          intervalText(trend),
        ],
      }))}
    />
  );
}
