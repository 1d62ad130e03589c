import { parseDay, parseMonth } from '@/lib/day';
import { dayTextShort, monthText } from '@/lib/day-text';
import { countText, numberText } from '@/lib/number-text';
import type { Amount } from './language/amount';
import { type Period, shortDate } from './language/period';
import type { Filter, HAVES, ReaderMark } from './language/tree';

export const HAVE_NAMES: Record<(typeof HAVES)[number], string> = {
  code: 'Code',
  project: 'Project page',
  abstract: 'Abstract',
  comments: 'Comments',
};

export const MARK_NAMES: Record<ReaderMark, string> = {
  bookmarked: 'Bookmarked',
  upvoted: 'Upvoted',
  unread: 'Unread',
};

/** A filter in a few words, as a chip or a headline shows it. A topic goes by the name that `topicNames` has for it. */
export function filterLabel(filter: Filter, topicNames: Map<string, string>): string {
  switch (filter.kind) {
    case 'topic':
      return topicNames.get(filter.name) ?? filter.name.replaceAll('-', ' ');
    case 'category':
      return filter.code;
    case 'source':
      return `From ${filter.name}`;
    case 'has':
      return `Has ${HAVE_NAMES[filter.what].toLowerCase()}`;
    case 'code':
      return `Code by ${filter.owner}${filter.name === null ? '' : `/${filter.name}`}`;
    case 'published':
      return periodLabel(filter);
    case 'day':
      return `Edition of ${dayTextShort(filter.day)}`;
    case 'votes':
      return amountLabel(filter, 'vote');
    case 'stars':
      return amountLabel(filter, 'star');
    case 'is':
      return filter.mark === 'unread' ? 'Unread' : `${MARK_NAMES[filter.mark]} by you`;
  }
}

/** "2025", "June 2025", "From June 2025", "January 2025 to 3 Jun 2025" */
function periodLabel({ from, to }: Period): string {
  const [first, last] = [from && shortDate(from, 'first'), to && shortDate(to, 'last')];
  if (!first || !last) return first ? `From ${dateLabel(first)}` : `Until ${dateLabel(last ?? '')}`;
  if (first === last) return dateLabel(first);
  // A year is the whole of it only beside another.
  const inYears = first.length === 4 && last.length === 4;
  const [start, end] = inYears ? [first, last] : [from?.slice(0, 7) ?? '', to?.slice(0, 7) ?? ''];
  return `${dateLabel(first.length > 4 ? first : start)} to ${dateLabel(last.length > 4 ? last : end)}`;
}

/** A year, a month or a day in words. */
function dateLabel(date: string): string {
  const month = parseMonth(date);
  if (month) return monthText(month.first);
  const day = parseDay(date);
  return day ? dayTextShort(day) : date;
}

/** "20 votes or more", "Up to 5 stars", "10 to 20 votes", "1 vote" */
function amountLabel({ min, max }: Amount, one: string): string {
  if (max === null) return `${countText(min ?? 0, one)} or more`;
  if (min === null) return `Up to ${countText(max, one)}`;
  return min === max ? countText(min, one) : `${numberText(min)} to ${countText(max, one)}`;
}
