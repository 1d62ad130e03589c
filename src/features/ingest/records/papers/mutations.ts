import 'server-only';
import { seedTopics } from '@/features/topics/mutations';
import { getTopicMatcher } from '@/features/topics/queries';
import type { Transaction } from '@/lib/db';
import { idOf, type Slot } from '../batch';
import { type Change, isNews } from '../merge';
import * as rows from '../rows';
import { addEntries, deleteRows, insertRows, insertRowsOfPapers, type Rows, type Table } from '../sql';
import { insertPaperRows, updatePaperRows } from './sql';

/** What finds the topics of a paper: the curated ones, and what operators added. */
export async function loadTopicMatcher() {
  await seedTopics();
  return getTopicMatcher();
}
export type TopicMatcher = Awaited<ReturnType<typeof loadTopicMatcher>>;

/** Stores papers with all their rows, and gives them their ids. */
export async function createPapers(tx: Transaction, slots: Slot[], matchTopics: TopicMatcher): Promise<void> {
  if (slots.length === 0) return;
  const ids = await insertPaperRows(tx, slots.map(rows.paperRow));
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

/** Writes those rows of stored papers that a batch changed, table by table. */
export async function updatePapers(tx: Transaction, slots: Slot[], matchTopics: TopicMatcher): Promise<void> {
  if (slots.length === 0) return;
  const changedAt = new Date();
  await updatePaperRows(
    tx,
    slots.map((slot) => ({
      ...rows.paperRow(slot),
      id: idOf(slot),
      changed_at: [...slot.changes].some(isNews) ? changedAt : null,
    })),
  );
  const having = (...changes: Change[]) =>
    slots.filter((slot) => changes.some((change) => slot.changes.has(change)));
  const childrenOf = (slot: Slot) => rows.childRows(slot, idOf(slot));
  const replace = async <Name extends Table>(name: Name, of: Slot[], rowsOf: (slot: Slot) => Rows<Name>) => {
    await deleteRows(tx, name, of.map(idOf));
    await insertRows(tx, name, of.flatMap<Rows<Name>[number]>(rowsOf));
  };
  const redefined = slots.filter((slot) => slot.abbreviations !== null);
  await replace('paper_authors', having('authors'), (slot) => childrenOf(slot).paper_authors);
  await replace('paper_categories', having('categories'), (slot) => childrenOf(slot).paper_categories);
  await replace('paper_links', having('links', 'starsAsOf'), (slot) => childrenOf(slot).paper_links);
  await replace('paper_topics', having('fields'), (slot) => topicRows(slot, matchTopics));
  await replace('paper_abbreviations', redefined, (slot) => childrenOf(slot).paper_abbreviations);
  await insertRows(
    tx,
    'paper_aliases',
    having('aliases').flatMap((slot) => childrenOf(slot).paper_aliases),
  );
  await addEntries(
    tx,
    having('entries').flatMap((slot) => childrenOf(slot).edition_entries),
  );
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
