import 'server-only';
import { isContention } from '@/lib/database-error';
import { db } from '@/lib/db';
import { forgetStatements } from '@/lib/forget-statements';
import { inParts } from '@/lib/in-parts';
import { createFormFinder } from '../../form-finder';
import { MAX_LEARNED_PER_PAPER } from '../../matcher';
import { listTopicForms } from '../../queries';
import { assignDefinitions, assignTopics, type TopicDefinition } from './sql';

/** The database is given definitions, papers are given topics, and titles are read, so many at a time. */
const DEFINITIONS_AT_ONCE = 20_000;
const PAPERS_AT_ONCE = 20_000;
const TITLES_AT_ONCE = 5_000;

/**
 * Gives learned topics to the papers up to an id that define them, and new ones to those that name them in their title;
 * gives the papers that gained one. In statements of their own, so that a batch being taken in waits for one at most.
 */
export async function assignLearned({
  definitions,
  created,
  newest,
}: {
  definitions: TopicDefinition[];
  created: number[];
  newest: number;
}): Promise<Set<number>> {
  const papers = new Set<number>();
  for (const some of inParts(definitions, DEFINITIONS_AT_ONCE)) {
    for (let after = 0; after < newest; after += PAPERS_AT_ONCE) {
      const range = { after, upTo: after + PAPERS_AT_ONCE };
      const gained = await onceMore(() => assignDefinitions(some, { range, most: MAX_LEARNED_PER_PAPER }));
      for (const id of gained) papers.add(id);
      forgetStatements();
    }
  }
  if (created.length > 0) await assignByTitle(new Set(created), papers);
  return papers;
}

/** Gives new topics to the papers whose titles spell them out. */
async function assignByTitle(topics: Set<number>, papers: Set<number>): Promise<void> {
  const learned = (await listTopicForms()).filter((topic) => topic.origin === 'learned');
  const find = createFormFinder(
    learned.map(({ id, forms }) => ({ id, forms: forms.filter(({ kind }) => kind === 'expansion') })),
  );
  for (let after = 0; ; ) {
    const titles = await db.paper.findMany({
      where: { id: { gt: after } },
      select: { id: true, titleText: true },
      orderBy: { id: 'asc' },
      take: TITLES_AT_ONCE,
    });
    const named = titles.flatMap(({ id, titleText }) => {
      const found = new Set(find(titleText).map((mention) => mention.topic.id));
      return [...found].filter((topic) => topics.has(topic)).map((topicId) => ({ paperId: id, topicId }));
    });
    for (const id of await onceMore(() => assignTopics(named))) papers.add(id);
    const last = titles.at(-1);
    if (!last || titles.length < TITLES_AT_ONCE) return;
    after = last.id;
  }
}

/** A batch of papers moves the same counts of topics, in its own order. */
async function onceMore<Result>(write: () => Promise<Result>): Promise<Result> {
  return write().catch((error: unknown) => {
    if (isContention(error)) return write();
    throw error;
  });
}
