import 'server-only';
import { createTopicMatcher } from '@/features/topics/matcher';
import { listTopicForms } from '@/features/topics/queries';
import type { Transaction } from '@/lib/db';
import { Batch, type Outcome, type Slot } from './batch';
import type { PreparedPaper } from './prepare';
import { listHeldPapers, listSeenDigests } from './queries';
import * as rows from './rows';
import { addEntries, foldPaper, keepSourceRecords } from './sql';

/** What finds the topics of a paper, as the topics are now. */
export async function loadTopicMatcher() {
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
  const outcomes = papers.map((paper) => batch.take(paper));
  for (const { from, into } of batch.folds) await foldPaper(tx, { from: idOf(from), into: idOf(into) });
  const created = [...batch.slots].filter((slot) => slot.paper.id === null);
  const changed = [...batch.slots].filter((slot) => slot.paper.id !== null && slot.changes.size > 0);
  await createPapers(tx, created, matchTopics);
  for (const slot of changed) await updatePaper(tx, slot, matchTopics);
  await keepSaid(tx, [...batch.slots]);
  return outcomes;
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
  const each = <Row>(rowsOf: (slot: Slot, paperId: number) => Row[]): Row[] =>
    slots.flatMap((slot) => rowsOf(slot, idOf(slot)));
  await tx.paperAuthor.createMany({ data: each(({ paper }, id) => rows.authorRows(paper, id)) });
  await tx.paperCategory.createMany({ data: each(({ paper }, id) => rows.categoryRows(paper, id)) });
  await tx.paperLink.createMany({ data: each(({ paper }, id) => rows.linkRows(paper, id)) });
  await tx.paperAlias.createMany({
    data: each(({ paper }, id) => rows.aliasRows(paper, id)),
    skipDuplicates: true,
  });
  await tx.paperAbbreviation.createMany({ data: each(rows.abbreviationRows), skipDuplicates: true });
  await tx.paperTopic.createMany({ data: each((slot, id) => topicRows(slot, id, matchTopics)) });
  await addEntries(
    tx,
    each(({ paper }, id) => rows.entryRows(paper, id)),
  );
}

/** Writes those rows of a stored paper that a batch changed. */
async function updatePaper(tx: Transaction, slot: Slot, matchTopics: TopicMatcher): Promise<void> {
  const { paper, changes } = slot;
  const paperId = idOf(slot);
  const where = { paperId };
  const isNews = [...changes].some((change) => change !== 'provenance');
  await tx.paper.update({
    where: { id: paperId },
    data: { ...rows.paperRow(slot), ...(isNews && { changedAt: new Date() }) },
    select: { id: true },
  });
  if (changes.has('authors')) {
    await tx.paperAuthor.deleteMany({ where });
    await tx.paperAuthor.createMany({ data: rows.authorRows(paper, paperId) });
  }
  if (changes.has('categories')) {
    await tx.paperCategory.deleteMany({ where });
    await tx.paperCategory.createMany({ data: rows.categoryRows(paper, paperId) });
  }
  if (changes.has('links')) {
    await tx.paperLink.deleteMany({ where });
    await tx.paperLink.createMany({ data: rows.linkRows(paper, paperId) });
  }
  if (changes.has('aliases')) {
    await tx.paperAlias.createMany({ data: rows.aliasRows(paper, paperId), skipDuplicates: true });
  }
  if (changes.has('entries')) await addEntries(tx, rows.entryRows(paper, paperId));
  if (changes.has('fields')) await writeReading(tx, slot, matchTopics);
}

/** What is read out of a paper's text: its topics, and where its abstract is new, its abbreviations. */
async function writeReading(tx: Transaction, slot: Slot, matchTopics: TopicMatcher): Promise<void> {
  const paperId = idOf(slot);
  await tx.paperTopic.deleteMany({ where: { paperId } });
  await tx.paperTopic.createMany({ data: topicRows(slot, paperId, matchTopics) });
  if (!slot.abbreviations) return;
  await tx.paperAbbreviation.deleteMany({ where: { paperId } });
  await tx.paperAbbreviation.createMany({ data: rows.abbreviationRows(slot, paperId), skipDuplicates: true });
}

function topicRows({ paper: { fields } }: Slot, paperId: number, matchTopics: TopicMatcher) {
  const topics = matchTopics({
    title: fields.title.plain,
    abstract: fields.abstract?.plain ?? null,
    summary: fields.summary?.text ?? null,
  });
  return topics.map((topic) => ({ paperId, topicId: topic.id }));
}

/** Remembers the records themselves: whole, the newest of each source, and that they were taken in. */
async function keepSaid(tx: Transaction, slots: Slot[]): Promise<void> {
  const said = slots.flatMap((slot) => slot.said.map((record) => ({ paperId: idOf(slot), ...record })));
  await tx.ingestDigest.createMany({
    data: said.map(({ digest, paperId }) => ({ digest: new Uint8Array(digest), paperId })),
    skipDuplicates: true,
  });
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
