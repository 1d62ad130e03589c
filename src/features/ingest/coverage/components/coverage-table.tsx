import { isWeekday } from '@/lib/day';
import { dayTextTiny } from '@/lib/day-text';
import { numberText } from '@/lib/number-text';
import { DataTable } from '@/ui/data-table';
import { Link } from '@/ui/link';
import type { Cell } from '../cell';
import type { CoverageColumn, CoverageRow } from '../queries';
import { columnName } from '../source-names';

type CoverageTableProps = {
  caption: string;
  columns: readonly CoverageColumn[];
  rows: readonly CoverageRow[];
  dayHref: (day: string) => string;
};

/** Days by sources and categories: how much was listed, and where some of it is missing. */
export function CoverageTable({ caption, columns, rows, dayHref }: CoverageTableProps) {
  return (
    <DataTable
      caption={caption}
      columns={[{ name: 'Day' }, ...columns.map((column) => ({ name: columnName(column), numeric: true }))]}
      rows={rows.map(({ day, cells }) => ({
        key: day,
        cells: [
          <Link
            key="day"
            href={dayHref(day)}
            className={`whitespace-nowrap underline decoration-edge underline-offset-4 touch:inline-block touch:py-2 ${isWeekday(day) ? '' : 'text-faint'}`}
          >
            <time dateTime={day}>{dayTextTiny(day)}</time>
          </Link>,
          ...cells.map((cell, place) => <CellText key={columnName(columns[place] ?? NOWHERE)} {...cell} />),
        ],
      }))}
    />
  );
}

const NOWHERE: CoverageColumn = { source: '', category: '' };

function CellText({ state, count, held, missing }: Cell) {
  if (state === 'gap')
    return (
      <strong className="font-semibold text-accent">
        {numberText(held)} of {numberText(count)}
        <span className="sr-only">, {numberText(missing)} missing</span>
      </strong>
    );
  if (state === 'whole') return numberText(count);
  if (state === 'open')
    return (
      <>
        {numberText(count)}
        <span aria-hidden="true">…</span>
        <span className="sr-only"> so far</span>
      </>
    );
  const [sign, meaning] = state === 'unknown' ? ['?', 'not known'] : ['–', 'nothing to ask for'];
  return (
    <span className={state === 'unknown' ? 'font-semibold' : 'text-faint'}>
      <span aria-hidden="true">{sign}</span>
      <span className="sr-only">{meaning}</span>
    </span>
  );
}

/** What the signs in the table mean. */
export function CoverageLegend() {
  const entries = [
    ['146', 'all that was listed is here'],
    ['37…', 'all that was listed so far; the day was not closed when it was last read'],
    ['143 of 146', 'some of what was listed is missing'],
    ['?', 'the source was not read on that day: nobody knows what is missing'],
    ['–', 'there is nothing to ask for'],
  ] as const;
  return (
    <dl className="grid max-w-measure grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 py-4 text-sm">
      {entries.map(([sign, meaning]) => (
        <div key={sign} className="contents">
          <dt className={`text-right tabular-nums ${sign.includes('of') ? 'font-semibold text-accent' : ''}`}>
            {sign}
          </dt>
          <dd className="text-soft">{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
