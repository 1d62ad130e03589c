import 'server-only';
import { db, type Transaction } from '@/lib/db';
import { env } from '@/lib/env';
import { forgetStatements } from '@/lib/forget-statements';
import { inParts } from '@/lib/in-parts';
import { seedTopics } from '../mutations';
import { assignLearned } from './assignment/mutations';
import { learn } from './learn';
import type { Plan } from './plan';
import { listAliases, listHeldTopics } from './queries';
import type { LearnedSense } from './senses';
import {
  addForms,
  listShortForms,
  lockTopics,
  removeOtherForms,
  removeOtherSenses,
  retireTopics,
  type SenseRow,
  tryLockTopics,
  writeSenses,
  writeTopics,
} from './sql';

/** Rows a statement: as text they are held several times over. */
const ROWS_AT_ONCE = 2_000;
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
  const { plan, definitions } = await planAll(tx);
  const { idOf, created } = await keepTopics(tx, plan.topics);
  await keepForms(tx, plan.topics, idOf);
  await keepSenses(tx, plan.senses, idOf);
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
      definitions,
      senses: plan.senses.length,
      topics: plan.topics.length,
      created: created.length,
      retired: plan.retired.length,
    },
  };
}

/** A function of its own, so that what it has read is let go of before anything is written. */
async function planAll(tx: Transaction): Promise<{ plan: Plan; definitions: number }> {
  const shortForms = await listShortForms(tx);
  const held = await listHeldTopics(tx);
  return {
    plan: learn(shortForms, { held, aliases: await listAliases(tx) }),
    definitions: shortForms.reduce((total, { definitions }) => total + definitions.length, 0),
  };
}

type IdOf = (slug: string | null) => number | null;

async function keepTopics(
  tx: Transaction,
  topics: Plan['topics'],
): Promise<{ idOf: IdOf; created: number[] }> {
  const ids = new Map<string, number>();
  const created: number[] = [];
  for (const some of inParts(topics, ROWS_AT_ONCE)) {
    const written = await writeTopics(tx, some);
    for (const [slug, id] of written.ids) ids.set(slug, id);
    created.push(...written.created);
    forgetStatements();
  }
  return { idOf: (slug) => (slug === null ? null : (ids.get(slug) ?? null)), created };
}

async function keepForms(tx: Transaction, topics: Plan['topics'], idOf: IdOf): Promise<void> {
  const forms = topics.flatMap(({ slug, forms: own }) => {
    const topicId = idOf(slug);
    return topicId === null ? [] : own.map((form) => ({ topic_id: topicId, ...form }));
  });
  for (const some of inParts(forms, ROWS_AT_ONCE)) {
    await addForms(tx, some);
    forgetStatements();
  }
  await removeOtherForms(tx, forms);
  forgetStatements();
}

async function keepSenses(tx: Transaction, senses: Plan['senses'], idOf: IdOf): Promise<void> {
  for (const some of inParts(senses, ROWS_AT_ONCE)) {
    await writeSenses(
      tx,
      some.map(({ sense, slug }) => senseRow(sense, idOf(slug))),
    );
    forgetStatements();
  }
  await removeOtherSenses(
    tx,
    senses.map(({ sense }) => sense),
  );
  forgetStatements();
}

function senseRow(
  { shortKey, senseKey, shortForm, name, papers, expansions, keys }: LearnedSense,
  topicId: number | null,
): SenseRow {
  return {
    short_key: shortKey,
    sense_key: senseKey,
    short_form: shortForm,
    name,
    papers,
    expansions,
    keys,
    topic_id: topicId,
  };
}

async function finish({ lost, counts, ...learned }: Written): Promise<Learned> {
  const papers = await assignLearned(learned);
  for (const id of lost) papers.add(id);
  return { ...counts, papers: [...papers] };
}
