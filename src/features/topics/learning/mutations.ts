import 'server-only';
import { isContention } from '@/lib/database-error';
import { db, type Transaction } from '@/lib/db';
import { env } from '@/lib/env';
import { createFormFinder } from '../form-finder';
import { MAX_LEARNED_PER_PAPER } from '../matcher';
import { seedTopics } from '../mutations';
import { listTopicForms } from '../queries';
import { learn } from './learn';
import { listAliases, listHeldTopics } from './queries';
import {
  assignDefinitions,
  listShortForms,
  lockTopics,
  retireTopics,
  tryLockTopics,
  writeForms,
  writeSenses,
  writeTopics,
} from './sql';

/** The database is given definitions, papers are given topics, and titles are read, so many at a time. */
const DEFINITIONS_AT_ONCE = 20_000;
const PAPERS_AT_ONCE = 20_000;
const TITLES_AT_ONCE = 10_000;
/** Learning is due after so many new papers, and after so large a part of all. */
const DUE_PAPERS = 100;
const DUE_SHARE = 0.01;

/** What learning did. */
export type Learned = {
  /** Definitions of short forms that several papers use; senses kept of them; topics they speak of. */
  definitions: number;
  senses: number;
  topics: number;
  created: number;
  retired: number;
  /** The ids of the papers that gained or lost a topic. */
  papers: number[];
};

/**
 * Learns from all papers' abbreviations what the short forms stand for, makes the well-used ones topics, and gives
 * these to the papers that define them or name them in their title. The same again changes nothing. One at a time
 * over all processes; readers never wait, and batches of papers only for single statements.
 */
export async function learnTopics(): Promise<Learned> {
  await seedTopics();
  const learned = await db.$transaction(async (tx) => {
    await lockTopics(tx);
    return writeLearned(tx);
  }, transactionLimits());
  return finish(learned);
}

/** Learns where enough papers came since the last time; null where it is not due, or somebody is at it. */
export async function learnTopicsIfDue(): Promise<Learned | null> {
  const [state, newest] = await Promise.all([
    db.topicState.findUnique({ where: { id: 1 }, select: { learnedPaperId: true } }),
    db.paper.aggregate({ _max: { id: true } }),
  ]);
  const before = state?.learnedPaperId ?? 0;
  if ((newest._max.id ?? 0) - before < Math.max(DUE_PAPERS, before * DUE_SHARE)) return null;
  await seedTopics();
  const learned = await db.$transaction(
    async (tx) => ((await tryLockTopics(tx)) ? writeLearned(tx) : null),
    transactionLimits(),
  );
  return learned && finish(learned);
}

function transactionLimits() {
  return { timeout: 1_000 * env().LEARN_SECONDS, maxWait: 30_000 };
}

type Written = Awaited<ReturnType<typeof writeLearned>>;

async function writeLearned(tx: Transaction) {
  const newest = await tx.paper.aggregate({ _max: { id: true } });
  const shortForms = await listShortForms(tx);
  const held = await listHeldTopics(tx);
  const plan = learn(shortForms, { held, aliases: await listAliases(tx) });
  const { ids, created } = await writeTopics(tx, plan.topics);
  const idOf = (slug: string | null) => (slug ? (ids.get(slug) ?? null) : null);
  await writeForms(
    tx,
    plan.topics.flatMap(({ slug, forms }) => {
      const topicId = idOf(slug);
      return topicId === null ? [] : forms.map((form) => ({ topic_id: topicId, ...form }));
    }),
  );
  await writeSenses(
    tx,
    plan.senses.map(({ sense, slug }) => {
      const { shortKey, senseKey, shortForm, name, papers, expansions, keys } = sense;
      return {
        short_key: shortKey,
        sense_key: senseKey,
        short_form: shortForm,
        name,
        papers,
        expansions,
        keys,
        topic_id: idOf(slug),
      };
    }),
  );
  const lost = plan.retired.length > 0 ? await retireTopics(tx, plan.retired) : [];
  const state = { learnedAt: new Date(), learnedPaperId: newest._max.id ?? 0 };
  await tx.topicState.upsert({ where: { id: 1 }, create: state, update: state });
  return {
    created,
    lost,
    newest: state.learnedPaperId,
    definitions: plan.senses.flatMap(({ sense, slug }) => {
      const topicId = idOf(slug);
      if (topicId === null) return [];
      return sense.definitions.map(({ shortForm, expansion }) => ({
        short_form: shortForm,
        expansion,
        topic_id: topicId,
      }));
    }),
    counts: {
      definitions: shortForms.reduce((total, { definitions }) => total + definitions.length, 0),
      senses: plan.senses.length,
      topics: plan.topics.length,
      created: created.length,
      retired: plan.retired.length,
    },
  };
}

/** Papers get their topics in statements of their own, so that a batch being taken in waits for one at most. */
async function finish({ created, lost, definitions, counts, newest }: Written): Promise<Learned> {
  const papers = new Set(lost);
  for (let at = 0; at < definitions.length; at += DEFINITIONS_AT_ONCE) {
    const some = definitions.slice(at, at + DEFINITIONS_AT_ONCE);
    for (let after = 0; after < newest; after += PAPERS_AT_ONCE) {
      const range = { after, upTo: after + PAPERS_AT_ONCE };
      const gained = await onceMore(() => assignDefinitions(some, { range, most: MAX_LEARNED_PER_PAPER }));
      for (const id of gained) papers.add(id);
    }
  }
  if (created.length > 0) await assignByTitle(new Set(created), papers);
  return { ...counts, papers: [...papers] };
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
    const data = titles.flatMap(({ id, titleText }) => {
      const named = new Set(find(titleText).map((mention) => mention.topic.id));
      return [...named].filter((topic) => topics.has(topic)).map((topicId) => ({ paperId: id, topicId }));
    });
    if (data.length > 0) {
      const rows = await onceMore(() =>
        db.paperTopic.createManyAndReturn({ data, skipDuplicates: true, select: { paperId: true } }),
      );
      for (const { paperId } of rows) papers.add(paperId);
    }
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
