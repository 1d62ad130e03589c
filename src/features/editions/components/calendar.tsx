import { type Day, monthOf } from '@/lib/day';
import { dayText, monthText } from '@/lib/day-text';
import { countText } from '@/lib/number-text';
import { Field } from '@/ui/field';
import { Icon } from '@/ui/icon';
import { Link } from '@/ui/link';
import { monthGrid } from '../calendar-grid';
import { spanHref, spanStep } from '../span';

export type CalendarMonth = {
  /** A day of the month to show. */
  day: Day;
  counts: { day: Day; count: number }[];
  /** The nearest days with papers before and after the month. */
  previous: Day | null;
  next: Day | null;
};

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Jumps to a day: a month in which the days that have papers are links, and a field for any other date. */
export function Calendar({ day, counts, previous, next }: CalendarMonth) {
  const countOf = new Map(counts.map((entry) => [entry.day, entry.count]));
  return (
    <details data-screen-only className="group sm:relative">
      <summary
        aria-label="Choose another day"
        title="Choose another day"
        className="grid size-11 place-items-center text-soft group-open:text-ink hover:text-ink"
      >
        <Icon name="calendar" />
      </summary>
      <div className="absolute top-full left-1/2 z-20 w-[22rem] max-w-full -translate-x-1/2 sm:max-w-none border border-ink bg-raised p-4 text-left shadow-lg">
        <div className="grid grid-cols-[1fr_auto_1fr] items-center">
          <MonthStep day={previous} from={day} icon="previous" />
          <p className="font-semibold">{monthText(day)}</p>
          <MonthStep day={next} from={day} icon="next" />
        </div>
        <table className="w-full table-fixed text-center tabular-nums">
          <caption className="sr-only">Days of {monthText(day)} that have papers are links</caption>
          <thead>
            <tr>
              {WEEKDAYS.map((name) => (
                <th key={name} scope="col" className="pb-1 text-xs font-normal text-faint">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {monthGrid(monthOf(day)).map((week) => (
              <tr key={week.find((cell) => cell !== null)}>
                {week.map((cell, weekday) => (
                  <td key={WEEKDAYS[weekday]} className="p-0">
                    {cell && <Cell day={cell} count={countOf.get(cell) ?? 0} current={cell === day} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <form action="/papers" className="mt-3 flex items-end gap-2 border-t pt-3">
          <Field label="Another date" type="date" name="date" required />
          <button type="submit" className="min-h-11 rounded border border-edge px-4 font-medium">
            Go
          </button>
        </form>
      </div>
    </details>
  );
}

function Cell({ day, count, current }: { day: Day; count: number; current: boolean }) {
  const number = Number(day.slice(8));
  if (count === 0) return <span className="grid min-h-11 place-items-center text-faint">{number}</span>;
  return (
    <Link
      href={`/papers/date/${day}`}
      aria-label={`${dayText(day)}, ${countText(count, 'paper')}`}
      aria-current={current ? 'date' : undefined}
      className="grid min-h-11 place-items-center rounded-sm font-semibold underline decoration-edge underline-offset-4 aria-[current]:bg-ink aria-[current]:text-paper aria-[current]:no-underline"
    >
      {number}
    </Link>
  );
}

/** To the nearest other month that has papers; its page has a calendar of its own. */
function MonthStep({ day, from, icon }: { day: Day | null; from: Day; icon: 'previous' | 'next' }) {
  if (!day) return <span />;
  return (
    <Link
      href={spanHref('month', day)}
      className={`flex min-h-11 items-center gap-1.5 text-soft ${icon === 'next' ? 'flex-row-reverse' : ''}`}
    >
      <Icon name={icon} className="size-3.5" />
      {spanStep('month', day, from).short}
    </Link>
  );
}
