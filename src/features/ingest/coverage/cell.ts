import { arxivAnnounces, huggingFaceCloses } from '@/features/editions/closing';
import { addDays, type Day, dayToDate } from '@/lib/day';

/** What is known of a day at a source, in a category or in all. */
export type DayLists = {
  day: Day;
  /** Papers that the source listed. */
  count: number;
  /** Those of them whose ids are known. */
  known: number;
  /** Those of the known that are here. */
  held: number;
  /** When the list was last read to its end; null where it never was. */
  askedAt: Date | null;
};

type CellState =
  /** There is nothing that could have been asked for. */
  | 'none'
  /** It was never read to its end: what is missing, nobody knows. */
  | 'unknown'
  /** Some of what was listed is not here. */
  | 'gap'
  /** All that was listed is here, but the day was not closed when it was read. */
  | 'open'
  | 'whole';

export type Cell = { state: CellState; count: number; held: number; missing: number };

type Asked = { source: string; day: Day; now: Date; nextListedAt?: Date | null };

/** What to show of a day: how much was announced, how much is held, and whether that can be relied on. */
export function cellOf(lists: DayLists | null, asked: Asked): Cell {
  const { count = 0, known = 0, held = 0 } = lists ?? {};
  const missing = count - held;
  const cell = (state: CellState): Cell => ({ state, count, held, missing });
  const closesAt = closingOf(asked);
  if (!lists?.askedAt) {
    if (missing > 0 && known > 0) return cell('gap');
    return cell(isDue(asked) ? 'unknown' : 'none');
  }
  if (missing > 0) return cell('gap');
  if (lists.askedAt < closesAt) return cell('open');
  return cell('whole');
}

/** Whether there is anything to ask for yet: arXiv announces at an hour of its own, and not for every day. */
function isDue({ source, day, now }: Asked): boolean {
  const from = source === 'arxiv-rss' ? arxivAnnounces(day) : dayToDate(day);
  return from !== null && from <= now;
}

function closingOf({ source, day, nextListedAt = null }: Asked): Date {
  if (source === 'huggingface-daily') return huggingFaceCloses(day, nextListedAt).at;
  const announcedAt = source === 'arxiv-rss' ? arxivAnnounces(day) : null;
  return announcedAt ?? dayToDate(source === 'arxiv-rss' ? day : addDays(day, 1));
}
