import type { IncomingPaper } from '../../schema';
import { readDay } from '../fields';
import type { Fields } from './read-fields';

type Published = NonNullable<IncomingPaper['publishedAt']>;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * When an entry was published, as precisely as it says: by biblatex' `date` ("2024-06-18", the first of a range), else
 * by `year`, `month` ("jun", "June", "6", "June 18") and `day`. Null where there is no year.
 */
export function readPublished(fields: Fields): Published | null {
  const date = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?=$|[/~?%T])/.exec(bare(fields.get('date')));
  if (date) return published(date[1], Number(date[2] ?? 0), Number(date[3] ?? 0));
  const year = /^\D{0,10}(\d{4})\D{0,10}$/.exec(bare(fields.get('year')))?.[1];
  const { month, day } = readMonth(bare(fields.get('month')));
  const ownDay = /^\d{1,2}$/.exec(bare(fields.get('day')))?.[0];
  return published(year, month, ownDay ? Number(ownDay) : day);
}

/** A day beside a month is one number: "June 18--20" is a conference. */
function readMonth(text: string): { month: number; day: number } {
  if (/^\d{1,2}$/.test(text)) return { month: Number(text), day: 0 };
  const name = /[a-z]{3,}/i.exec(text)?.[0].slice(0, 3).toLowerCase() ?? '';
  const numbers = text.match(/\d+/g) ?? [];
  return { month: MONTHS.indexOf(name) + 1, day: numbers.length === 1 ? Number(numbers[0]) : 0 };
}

/** As much of a date as there is on the calendar. */
function published(year: string | undefined, month: number, day: number): Published | null {
  const at = (given: { month: number; day: number }) => {
    const read = readDay(`${year}-${pad(given.month)}-${pad(given.day)}`);
    return read && new Date(`${read}T00:00:00Z`);
  };
  const exact = at({ month, day });
  if (exact) return { at: exact, precision: 'day' };
  const ofMonth = at({ month, day: 1 });
  if (ofMonth) return { at: ofMonth, precision: 'month' };
  const ofYear = at({ month: 1, day: 1 });
  return ofYear && { at: ofYear, precision: 'year' };
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}

/** Without braces, ties and white space around it. */
function bare(value: string | undefined): string {
  return (value ?? '')
    .replace(/[{}]/g, '')
    .replace(/[~\s]+/g, ' ')
    .trim();
}
