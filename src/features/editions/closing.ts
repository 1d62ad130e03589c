import { addDays, type Day, dayToDate, isoWeekday, isWeekday } from '@/lib/day';
import { localInstant } from '@/lib/local-time';

const HOUR_MS = 3_600_000;

/** Hugging Face still adds to a day for a while after it; then, at the latest, it is closed. */
export const HUGGING_FACE_HOURS = 12;
/** What people and scripts put into a day may come this much after its end. */
export const GRACE_HOURS = 2;
/** A day that closed so long ago, and was not asked for since, is not asked for by itself any more. */
export const LAPSE_DAYS = 7;

export const CLOSING_RULES = ['next_list', 'hours_after', 'announced', 'day_over', 'lapsed'] as const;
/** By which rule an edition takes in no more; what they mean is told by `closingText`. */
export type ClosingRule = (typeof CLOSING_RULES)[number];

/** What fills an edition, and what is known of it. */
export type Feed =
  /** Hugging Face's day: when it was last read, and when the next business day was first seen to have papers. */
  | { from: 'huggingface'; askedAt: Date | null; nextListedAt: Date | null }
  /** arXiv's announcements of the day: when the category that was read longest ago was. */
  | { from: 'arxiv'; askedAt: Date | null }
  /** People and scripts of this site: the API, files, submissions. */
  | { from: 'here' };

type Closing = { at: Date; rule: ClosingRule };

/** The day whose list shows that the one before it is closed: Monday for a Friday and for a weekend. */
export function nextBusinessDay(day: Day): Day {
  return addDays(day, isoWeekday(day) < 5 ? 1 : 8 - isoWeekday(day));
}

/** When a day is closed on Hugging Face: the next business day has papers, or some hours have passed since its end. */
export function huggingFaceCloses(day: Day, nextListedAt: Date | null): Closing {
  const byHours = after(day, HUGGING_FACE_HOURS);
  if (!nextListedAt || nextListedAt >= byHours) return { at: byHours, rule: 'hours_after' };
  const end = after(day, 0);
  return { at: nextListedAt > end ? nextListedAt : end, rule: 'next_list' };
}

/**
 * When arXiv announces what it dates with this day: at 20:00 in New York on the evening before, Sunday to Thursday
 * (https://info.arxiv.org/help/availability.html). Null for Saturdays and Sundays, of which there are none.
 */
export function arxivAnnounces(day: Day): Date | null {
  if (!isWeekday(day)) return null;
  return localInstant({ day: addDays(day, -1), hour: 20, timeZone: 'America/New_York' });
}

/**
 * By which rule an edition is final at an instant, or null while it fills. It is when all that fills it is closed, and
 * what is fetched was read after that; the rule is that of what closed last.
 */
export function closingRule(day: Day, feeds: readonly Feed[], now: Date): ClosingRule | null {
  const closed = feeds.map((feed) => closedBy(day, feed, now));
  if (closed.includes(null) || closed.length === 0) return null;
  const last = closed
    .flatMap((each) => each ?? [])
    .toSorted((one, other) => other.at.getTime() - one.at.getTime());
  return last[0]?.rule ?? null;
}

function closedBy(day: Day, feed: Feed, now: Date): Closing | null {
  const closing = closingOf(day, feed);
  if (now < closing.at) return null;
  const askedAt = 'askedAt' in feed ? feed.askedAt : null;
  if (closing.rule === 'day_over' || (askedAt && askedAt >= closing.at)) return closing;
  const lapse = new Date(closing.at.getTime() + LAPSE_DAYS * 24 * HOUR_MS);
  return now < lapse ? null : { at: lapse, rule: 'lapsed' };
}

function closingOf(day: Day, feed: Feed): Closing {
  if (feed.from === 'huggingface') return huggingFaceCloses(day, feed.nextListedAt);
  const announcedAt = feed.from === 'arxiv' ? arxivAnnounces(day) : null;
  if (announcedAt) return { at: announcedAt, rule: 'announced' };
  return { at: after(day, GRACE_HOURS), rule: 'day_over' };
}

function after(day: Day, hours: number): Date {
  return new Date(dayToDate(addDays(day, 1)).getTime() + hours * HOUR_MS);
}
