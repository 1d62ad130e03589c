import { notFound } from 'next/navigation';
import { instantParam, parseInstant } from '@/features/editions/past/instant';
import { pastText, refusalOf, unknownText } from '@/features/editions/past/past-text';
import { findSnapshot, getFirstSnapshot, getPastBoard } from '@/features/editions/past/queries';
import { kindOf, type PastSearch, pastHref } from '@/features/editions/past/schema';
import type { PaperPage } from '@/features/editions/queries';
import { HOURLY_DAYS } from '@/features/editions/snapshots/mutations';
import { parseSpan, type Span, spanTitle } from '@/features/editions/span';
import { parseWindow, type TrendingWindow, windowTitle } from '@/features/editions/trending/window';
import type { DayRange } from '@/lib/day';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A board, and the instant that was asked for, where it is one. */
export type PastPlace = {
  search: PastSearch;
  title: string;
  instant: Date | null;
  isDay: boolean;
} & ({ window: TrendingWindow; span: null; range: null } | { window: null; span: Span; range: DayRange });

type Step = { href: string; label: string; short: string } | null;

export type KnownPast = {
  known: true;
  instant: Date;
  /** As addresses have it. */
  at: string;
  /** What this is made of. */
  text: string;
  list: PaperPage;
  first: Date;
  before: Step;
  after: Step;
};
export type UnknownPast = { known: false; reason: string; first: Date | null; before: null; after: null };

/** The board of an address. Answers not found where it names none. */
export function requirePast(search: PastSearch): PastPlace {
  const kind = kindOf(search);
  const shared = { search, instant: parseInstant(search.at), isDay: kind === 'day' };
  if (kind === 'trending') {
    const window = parseWindow(search.name || 'all') ?? notFound();
    return { ...shared, window, span: null, range: null, title: windowTitle(window) };
  }
  const range = parseSpan(kind, search.name) ?? notFound();
  return { ...shared, window: null, span: kind, range, title: spanTitle(kind, range) };
}

/** The board as it was, or why it is not known. */
export async function findPast(place: PastPlace, at: string): Promise<KnownPast | UnknownPast> {
  const { search, instant } = place;
  const now = new Date();
  const refusal = refusalOf(at, now);
  if (refusal || !instant) {
    const first = (await getFirstSnapshot())?.at ?? null;
    return { known: false, reason: refusal ?? '', first, before: null, after: null };
  }
  const { snapshot, first } = await findSnapshot(instant);
  if (!snapshot || !first) {
    const reason = unknownText(instant, first?.at ?? null);
    return { known: false, reason, first: first?.at ?? null, before: null, after: null };
  }
  const board = place.window ? { window: place.window } : { range: place.range };
  const hourly = now.getTime() - instant.getTime() < HOURLY_DAYS * DAY_MS;
  const step = hourly
    ? { ms: HOUR_MS, name: 'An hour', short: '1 h' }
    : { ms: DAY_MS, name: 'A day', short: '1 d' };
  const [earlier, later] = [-step.ms, step.ms].map((ms) => new Date(instant.getTime() + ms));
  const href = (to: Date) => pastHref({ ...search, at: instantParam(to), page: 1 });
  return {
    known: true,
    instant,
    at: instantParam(instant),
    text: pastText({ instant, countedAt: snapshot.at, now, hourlyDays: HOURLY_DAYS }),
    list: await getPastBoard(board, snapshot, search.page),
    first: first.at,
    before:
      earlier && earlier >= first.at
        ? { href: href(earlier), label: `${step.name} earlier`, short: step.short }
        : null,
    after:
      later && later <= now ? { href: href(later), label: `${step.name} later`, short: step.short } : null,
  };
}
