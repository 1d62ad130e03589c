import 'server-only';
import type { Transaction } from '@/lib/db';
import type { Removal } from '../../schema';
import { idOf, type Outcome, type Slot } from '../batch';
import { addEvents, clearRemovals, type HeldRemoval, listForRemoval, markRemoved } from './sql';

/** Keeps what happened to papers at their sources. */
export async function keepEvents(tx: Transaction, slots: Slot[]): Promise<void> {
  const events = slots.flatMap((slot) => slot.events.map((event) => ({ paperId: idOf(slot), ...event })));
  // One statement cannot write a row twice; what was said last counts.
  const distinct = new Map(
    events.map((event) => [`${event.paperId} ${event.version} ${event.change}`, event]),
  );
  await addEvents(tx, [...distinct.values()]);
}

/** A paper of which arXiv says something later than that it was removed is there again. */
export async function restorePapers(tx: Transaction, slots: Slot[]): Promise<void> {
  const said = slots.flatMap((slot) =>
    slot.said
      .filter(({ source, asOf }) => source === 'arxiv' && asOf !== null)
      .map(({ asOf }) => ({ paperId: idOf(slot), asOf })),
  );
  await clearRemovals(tx, said);
}

/**
 * Marks papers as removed at their source. Those that are held have an outcome; what their source said of them later
 * than that is believed.
 */
export async function removePapers(tx: Transaction, removals: Removal[]): Promise<Map<string, Outcome>> {
  if (removals.length === 0) return new Map();
  const wanted = new Map(removals.map((removal) => [removal.arxivId, removal]));
  const held = await listForRemoval(tx, [...wanted.keys()]);
  const removed = held.flatMap((paper): (HeldRemoval & Removal)[] => {
    const removal = wanted.get(paper.arxivId);
    const isNews = removal && !paper.isRemoved && !(paper.saidAt && paper.saidAt > removal.asOf);
    return isNews ? [{ ...paper, ...removal }] : [];
  });
  await markRemoved(
    tx,
    removed.map(({ paperId, at }) => ({ paperId, at })),
  );
  await addEvents(
    tx,
    removed.map(({ paperId, version, at }) => ({ paperId, version, change: 'removed', at, follows: null })),
  );
  const changed = new Set(removed.map(({ paperId }) => paperId));
  return new Map(
    held.map(({ arxivId, paperId }) => [arxivId, changed.has(paperId) ? 'updated' : 'unchanged']),
  );
}
