import 'server-only';
import { type Feed, huggingFaceCloses, LAPSE_DAYS, nextBusinessDay } from '@/features/editions/closing';
import { addDays, type Day, dayOf } from '@/lib/day';
import { db } from '@/lib/db';
import type { Env } from '@/lib/env';
import { type DayRead, listReads } from './sql';

/** What is followed, as far as it fills editions. */
export type Followed = Pick<Env, 'ARXIV_CATEGORIES' | 'ARXIV_EDITIONS'>;

const HUGGING_FACE = 'huggingface-daily';

/**
 * What fills the editions of these days, by day: who put papers into them, and what is followed and may still do so.
 */
export async function feedsOf(days: readonly Day[], { followed, now }: { followed: Followed; now: Date }) {
  const stillFetched = addDays(dayOf(now), -LAPSE_DAYS - 1);
  const asked = await db.ingestSource.count({
    where: { source: HUGGING_FACE, part: '', attemptedAt: { not: null } },
  });
  const [huggingFace, arxiv] = [
    byDay(await listReads(HUGGING_FACE, [''], [...days, ...days.map(nextBusinessDay)])),
    byDay(await listReads('arxiv-rss', followed.ARXIV_CATEGORIES, days)),
  ];
  return (day: Day, sources: readonly string[]): Feed[] => {
    const others = new Set(sources);
    const feeds: Feed[] = [];
    const isFetched = day >= stillFetched;
    if (others.delete('huggingface') || (asked > 0 && isFetched))
      feeds.push(huggingFaceFeed(day, huggingFace));
    if (followed.ARXIV_EDITIONS && (others.delete('arxiv') || isFetched)) {
      feeds.push({ from: 'arxiv', askedAt: arxiv(day)?.askedAt ?? null });
    }
    return others.size > 0 ? [...feeds, { from: 'here' }] : feeds;
  };
}

/** Of these days, those that may still change at Hugging Face, or have changed since they were read. */
export async function listUnreadDays(days: readonly Day[]): Promise<Day[]> {
  const reads = byDay(await listReads(HUGGING_FACE, [''], [...days, ...days.map(nextBusinessDay)]));
  return days.filter((day) => {
    const { askedAt, nextListedAt } = huggingFaceFeed(day, reads);
    return !askedAt || askedAt < huggingFaceCloses(day, nextListedAt).at;
  });
}

function huggingFaceFeed(day: Day, reads: (day: Day) => DayRead | null) {
  return {
    from: 'huggingface' as const,
    askedAt: reads(day)?.askedAt ?? null,
    nextListedAt: reads(nextBusinessDay(day))?.listedAt ?? null,
  };
}

function byDay(reads: DayRead[]): (day: Day) => DayRead | null {
  const found = new Map(reads.map((read) => [read.day, read]));
  return (day) => found.get(day) ?? null;
}
