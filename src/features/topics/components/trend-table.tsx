import { numberText, percentText } from '@/lib/number-text';
import type { Totals, Trend } from '../trends/change';
import { intervalText, timesText } from '../trends/trend-text';

const NUMBER = 'py-1.5 pl-4 text-right';
const COLUMNS = ['Papers', 'Share', 'Papers before', 'Share before', 'Change', '95 % range'];

/** The numbers of a chart of changes. */
export function TrendTable({ name, trends, totals }: { name: string; trends: Trend[]; totals: Totals }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section aria-label={`${name}, the numbers`} tabIndex={0} className="overflow-x-auto">
      <table className="w-full tabular-nums">
        <caption className="sr-only">{name}</caption>
        <thead className="text-left text-faint">
          <tr className="border-b">
            <th scope="col" className="py-1.5 font-normal">
              Topic
            </th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={`${NUMBER} font-normal`}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trends.map((trend) => (
            <tr key={trend.slug} className="border-b">
              <th scope="row" className="py-1.5 text-left font-normal">
                {trend.name}
              </th>
              <td className={NUMBER}>{numberText(trend.recent)}</td>
              <td className={NUMBER}>{percentText(trend.recent / totals.recent)}</td>
              <td className={NUMBER}>{numberText(trend.before)}</td>
              <td className={NUMBER}>{percentText(trend.before / totals.before)}</td>
              <td className={NUMBER}>{timesText(trend)}</td>
              <td className={NUMBER}>{intervalText(trend)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
