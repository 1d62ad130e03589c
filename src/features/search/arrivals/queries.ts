import 'server-only';
import { facet } from '../facets';
import type { Check } from '../matching/match';
import { getCodes } from '../statistics/queries';
import { understandQuery } from '../understanding/queries';
import { rankArrivals } from './sql';

/** A paper may take so many days until it has the votes or stars that a query asks for. */
const COUNTED_DAYS = 14;

export type Arrivals = {
  /** Whose marks `is:` means. */
  userId: string | null;
  since: Date;
  limit: number;
};

/**
 * Papers new since an instant that a query finds in full, the best first. Where it asks for votes or stars, those of
 * the last two weeks: they may have got them only now, so whoever asks again has to leave out what they had.
 */
export async function listArrivals(text: string, { since, ...rest }: Arrivals): Promise<number[]> {
  const { compiled } = await understandQuery(text);
  if (!compiled) return [];
  const { check } = compiled.match;
  const earlier = new Date(since.getTime() - COUNTED_DAYS * 86_400_000);
  const codes = await getCodes(check);
  return rankArrivals({ check, codes, since: asksForCounts(check) ? earlier : since, ...rest });
}

/** Papers new since an instant on any of these topics that the reader has neither bookmarked nor opened. */
export async function listArrivalsOfTopics(
  topicIds: number[],
  { userId, ...rest }: Arrivals & { userId: string },
): Promise<number[]> {
  if (topicIds.length === 0) return [];
  const check: Check = {
    kind: 'all',
    checks: [
      { kind: 'facets', any: topicIds.map((id) => facet('topic', id)) },
      { kind: 'not', check: { kind: 'is', mark: 'bookmarked' } },
      { kind: 'is', mark: 'unread' },
    ],
  };
  return rankArrivals({ check, codes: new Map(), userId, ...rest });
}

function asksForCounts(check: Check): boolean {
  if (check.kind === 'all' || check.kind === 'any') return check.checks.some(asksForCounts);
  return check.kind === 'not' ? asksForCounts(check.check) : check.kind === 'votes' || check.kind === 'stars';
}

/** Whether a text asks for anything: of stop words alone nothing is found. */
export async function isQuery(text: string): Promise<boolean> {
  return (await understandQuery(text)).compiled !== null;
}
