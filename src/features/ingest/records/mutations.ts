import 'server-only';
import { indexPapers } from '@/features/search/indexing/mutations';
import type { Transaction } from '@/lib/db';
import { Batch, idOf, type Outcome } from './batch';
import { foldPaper } from './fold/sql';
import { keepEvents, restorePapers } from './history/mutations';
import { createPapers, type TopicMatcher, updatePapers } from './papers/mutations';
import type { PreparedPaper } from './prepare';
import { keepSaid } from './provenance/mutations';
import { listSeenDigests } from './provenance/sql';
import { listHeldPapers } from './queries';
import { dropHiddenAliases } from './sql';

/** Takes records in, one after the other, and says what became of each. To be called under `lockBatches`. */
export async function takePapers(
  tx: Transaction,
  papers: PreparedPaper[],
  matchTopics: TopicMatcher,
): Promise<Outcome[]> {
  if (papers.length === 0) return [];
  const digests = papers.map((paper) => paper.digest);
  const seen = new Set(await listSeenDigests(tx, digests));
  const fresh = papers.filter((paper) => !seen.has(paper.digest));
  const batch = new Batch(await listHeldPapers(tx, fresh), seen);
  for (const paper of papers) batch.take(paper);
  for (const { from, into } of batch.folds) await foldPaper(tx, { from: idOf(from), into: idOf(into) });
  const created = [...batch.slots].filter((slot) => slot.paper.id === null);
  const changed = [...batch.slots].filter((slot) => slot.paper.id !== null && slot.changes.size > 0);
  await createPapers(tx, created, matchTopics);
  await updatePapers(tx, changed, matchTopics);
  await dropHiddenAliases(tx, [...created, ...changed].map(idOf));
  await keepSaid(tx, [...batch.slots]);
  await keepEvents(tx, [...batch.slots]);
  await restorePapers(tx, [...batch.slots]);
  await indexPapers(tx, [...batch.slots].map(idOf));
  return batch.outcomes;
}
