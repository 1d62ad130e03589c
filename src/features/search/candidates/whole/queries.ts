import 'server-only';
import { isRead } from '../../matching/match';
import { MOST_READ } from '../../matching/most-read';
import type { Wanted, Window } from '../../matching/sql';
import { getSpread } from '../../statistics/queries';
import { windowOf } from '../../statistics/windows';
import type { Asked } from '../asked';
import { wantedOf } from '../wanted';

/** Of so many times those that are read, that the index gives, the first are soon found. */
const SOON_FOUND = 4;
/** Of papers with votes so many should match, for those without to be left out. */
const ENOUGH_VOTED = 5_000;

/**
 * What a search wants of all papers. Where too many of them would have to be read, it is those that come first by an
 * order: the index can narrow to a part that should have enough of them, where sorting a million would take a second.
 */
export async function wholeOf(asked: Asked, by: Window['by'] = 'standing'): Promise<Wanted> {
  const ofAnyDay = { ...wantedOf(asked, null), order: by };
  // Later papers come first by nearly every order: none of them may be among those that are read.
  const wanted = { ...ofAnyDay, until: asked.leavesOutLater || isRead(ofAnyDay) ? asked.until : null };
  const isSoonFound = wanted.keys !== null && asked.expected <= SOON_FOUND * MOST_READ;
  if (isSoonFound || wanted.among !== null || !isRead(wanted)) return wanted;
  const spread = await getSpread();
  const share = wanted.keys === null ? 1 : asked.expected / asked.papers;
  const papers = Math.ceil(MOST_READ / share);
  // Nearly all papers have as many votes: none. Those are no part.
  const voted = spread.tiers.findLast(({ value }) => value > 0)?.upTo ?? 0;
  const most = by === 'votes' && voted * share >= ENOUGH_VOTED ? voted : Number.POSITIVE_INFINITY;
  const part = { by, from: null, papers: Math.min(papers, most), until: asked.until };
  return { ...wanted, window: windowOf(spread, part) };
}
