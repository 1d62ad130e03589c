import { dayOf } from '@/lib/day';
import { dayText, monthText } from '@/lib/day-text';

/** How much of a date its source knew. */
export type DatePrecision = 'instant' | 'day' | 'month' | 'year';

/** As much of a date as is known, for reading and for `<time dateTime>`: "18 June 2024", "June 2024", "2024". */
export function publishedText(at: Date, precision: DatePrecision): { text: string; dateTime: string } {
  const day = dayOf(at);
  if (precision === 'year') return { text: day.slice(0, 4), dateTime: day.slice(0, 4) };
  if (precision === 'month') return { text: monthText(day), dateTime: day.slice(0, 7) };
  return { text: dayText(day), dateTime: day };
}
