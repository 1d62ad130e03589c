import 'server-only';
import { createTopicMatcher } from '@/features/topics/matcher';
import { seedTopics } from '@/features/topics/mutations';
import { listTopicForms } from '@/features/topics/queries';
import type { Transaction } from '@/lib/db';
import { Batch, type Outcome, type Slot } from './batch';
import { isNews } from './merge';
import type { PreparedPaper } from './prepare';
import { listHeldPapers, listSeenDigests } from './queries';
import * as rows from './rows';
import {
  addDigests,
  addEntries,
  dropHiddenAliases,
  foldPaper,
  insertRows,
  insertRowsOfPapers,
  keepSourceRecords,
} from './sql';

/** What finds the topics of a paper: the curated ones, and what operators added. */
export async function loadTopicMatcher() {
  await seedTopics();
  return createTopicMatcher(await listTopicForms());
}
export type TopicMatcher = Awaited<ReturnType<typeof loadTopicMatcher>>;

/** Takes records in, one after the other, and says what became of each. To be called under `lockBatches`. */
export async function takePapers(
  tx: Transaction,
  papers: PreparedPaper[],
  matchTopics: TopicMatcher,
): Promise<Outcome[]> {
  if (papers.length === 0) return [];
  const seen = new Set(await listSeenDigests(tx, papers));
  const fresh = papers.filter((paper) => !seen.has(paper.digest.toString('hex')));
  const batch = new Batch(await listHeldPapers(tx, fresh), seen);
  for (const paper of papers) batch.take(paper);
  for (const { from, into } of batch.folds) await foldPaper(tx, { from: idOf(from), into: idOf(into) });
  const created = [...batch.slots].filter((slot) => slot.paper.id === null);
  const changed = [...batch.slots].filter((slot) => slot.paper.id !== null && slot.changes.size > 0);
  await createPapers(tx, created, matchTopics);
  for (const slot of changed) await updatePaper(tx, slot, matchTopics);
  await dropHiddenAliases(tx, [...created, ...changed].map(idOf));
  await keepSaid(tx, [...batch.slots]);
  return batch.outcomes;
}

/** Stores papers with all their rows, and gives them their ids. */
async function createPapers(tx: Transaction, slots: Slot[], matchTopics: TopicMatcher): Promise<void> {
  if (slots.length === 0) return;
  const stored = await tx.paper.createManyAndReturn({
    data: slots.map(rows.paperRow),
    select: { id: true, key: true },
  });
  const ids = new Map(stored.map((row) => [row.key, row.id]));
  for (const slot of slots) slot.paper = { ...slot.paper, id: ids.get(slot.paper.key) ?? null };
  const children = slots.map((slot) => ({
    ...rows.childRows(slot, idOf(slot)),
    paper_topics: topicRows(slot, matchTopics),
  }));
  await insertRowsOfPapers(tx, children);
  await addEntries(
    tx,
    children.flatMap((each) => each.edition_entries),
  );
}

/** Writes those rows of a stored paper that a batch changed. */
async function updatePaper(tx: Transaction, slot: Slot, matchTopics: TopicMatcher): Promise<void> {
  const { changes } = slot;
  const paperId = idOf(slot);
  const where = { paperId };
  await tx.paper.update({
    where: { id: paperId },
    data: { ...rows.paperRow(slot), ...([...changes].some(isNews) && { changedAt: new Date() }) },
    select: { id: true },
  });
  const children = rows.childRows(slot, paperId);
  if (changes.has('authors')) {
    await tx.paperAuthor.deleteMany({ where });
    await insertRows(tx, 'paper_authors', children.paper_authors);
  }
  if (changes.has('categories')) {
    await tx.paperCategory.deleteMany({ where });
    await insertRows(tx, 'paper_categories', children.paper_categories);
  }
  if (changes.has('links') || changes.has('starsAsOf')) {
    await tx.paperLink.deleteMany({ where });
    await insertRows(tx, 'paper_links', children.paper_links);
  }
  if (changes.has('fields')) {
    await tx.paperTopic.deleteMany({ where });
    await insertRows(tx, 'paper_topics', topicRows(slot, matchTopics));
  }
  if (slot.abbreviations) {
    await tx.paperAbbreviation.deleteMany({ where });
    await insertRows(tx, 'paper_abbreviations', children.paper_abbreviations);
  }
  if (changes.has('aliases')) await insertRows(tx, 'paper_aliases', children.paper_aliases);
  if (changes.has('entries')) await addEntries(tx, children.edition_entries);
}

function topicRows(slot: Slot, matchTopics: TopicMatcher) {
  const { fields } = slot.paper;
  const topics = matchTopics({
    title: fields.title.plain,
    abstract: fields.abstract?.plain ?? null,
    summary: fields.summary?.text ?? null,
  });
  return topics.map((topic) => ({ paper_id: idOf(slot), topic_id: topic.id }));
}

/** Remembers the records themselves: whole, the newest of each source, and that they were taken in. */
async function keepSaid(tx: Transaction, slots: Slot[]): Promise<void> {
  const said = slots.flatMap((slot) => slot.said.map((record) => ({ paperId: idOf(slot), ...record })));
  await addDigests(
    tx,
    said.map(({ digest, paperId }) => ({ digest: digest.toString('hex'), paper_id: paperId })),
  );
  await keepSourceRecords(tx, newestOfEachSource(said));
}

/** One statement cannot write a row twice. */
function newestOfEachSource<Said extends Pick<PreparedPaper, 'source' | 'asOf'> & { paperId: number }>(
  said: Said[],
): Said[] {
  const newest = new Map<string, Said>();
  for (const each of said) {
    const key = `${each.paperId} ${each.source}`;
    const before = newest.get(key);
    if (!before?.asOf || (each.asOf && each.asOf >= before.asOf)) newest.set(key, each);
  }
  return [...newest.values()];
}

function idOf({ paper }: Slot): number {
  if (paper.id === null) throw new Error(`${paper.key} has not been stored`);
  return paper.id;
}
