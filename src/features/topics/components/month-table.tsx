import { monthText } from '@/lib/day-text';
import { numberText, percentText } from '@/lib/number-text';
import { firstDay, type MonthCount, shareOf } from '../statistics/chart';
import { MonthRow } from './month-row';

const NUMBER = 'py-1.5 pl-4 text-right';

/** The numbers of a chart, newest month first. */
export function MonthTable({ name, counts }: { name: string; counts: MonthCount[] }) {
  return (
    <table className="w-full max-w-measure tabular-nums">
      <caption className="sr-only">{name}: papers by month</caption>
      <thead className="text-left text-faint">
        <tr className="border-b">
          <th scope="col" className="py-1.5 font-normal">
            Month
          </th>
          <th scope="col" className={`${NUMBER} font-normal`}>
            Papers
          </th>
          <th scope="col" className={`${NUMBER} font-normal`}>
            Of all
          </th>
          <th scope="col" className={`${NUMBER} font-normal`}>
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {counts.toReversed().map((count) => (
          <MonthRow
            key={count.month}
            month={monthText(firstDay(count.month))}
            numbers={[numberText(count.papers), numberText(count.total), percentText(shareOf(count))]}
          />
        ))}
      </tbody>
    </table>
  );
}
