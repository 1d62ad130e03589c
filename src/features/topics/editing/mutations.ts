import 'server-only';
import { db, type Transaction } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { enqueue } from '@/lib/jobs/enqueue';
import type { TopicForm } from '../form-finder';
import { formKey } from '../form-key';
import { lockTopics } from '../learning/sql';
import { matchAgain } from './matching/mutations';
import { MATCH_TASK } from './matching/tasks';
import { formInput, nameInput, slugInput } from './schema';
import { dropSenses, moveTopic } from './sql';

/** What an operator's change came to: the topic's slug, and the papers that gained or lost it; none yet of a job. */
export type TopicChange = { slug: string; papers: number[] };

/** `byJob`: papers are read again by the worker; else before it is answered, which takes minutes with a million papers. */
type How = { byJob?: boolean };

/** @throws AppError conflict where the slug is a topic's, or was. */
export async function addTopic(
  given: { slug: string; name: string; forms: string[] },
  how: How = {},
): Promise<TopicChange> {
  const slug = parse(slugInput, given.slug);
  const name = parse(nameInput, given.name);
  const forms = given.forms.map(readForm);
  return changeForms(slug, how, async (tx) => {
    if (await tx.topic.findUnique({ where: { slug }, select: { id: true } })) {
      throw new AppError('conflict', `There is a topic ${slug} already.`);
    }
    // An operator may use again what a merge had made an alias.
    await tx.topicAlias.deleteMany({ where: { slug } });
    const topic = await tx.topic.create({
      data: { slug, name, origin: 'operator', editedAt: new Date() },
      select: { id: true },
    });
    await tx.topicForm.createMany({ data: forms.map((form) => rowOf(topic.id, form)), skipDuplicates: true });
    return topic.id;
  });
}

/** @throws AppError not_found, invalid */
export async function addForm(slug: string, text: string, how: How = {}): Promise<TopicChange> {
  const form = readForm(text);
  return changeForms(slug, how, async (tx) => {
    const topic = await edit(tx, slug);
    const row = rowOf(topic.id, form);
    await tx.topicForm.upsert({
      where: { topicId_form: { topicId: topic.id, form: form.form } },
      create: row,
      update: { origin: 'operator', kind: form.kind, key: row.key, removedAt: null },
    });
    return topic.id;
  });
}

/**
 * Removes a form for good: neither seeding nor learning adds it again. All of its spellings go with it.
 * @throws AppError not_found where the topic has no such form.
 */
export async function removeForm(slug: string, text: string, how: How = {}): Promise<TopicChange> {
  return changeForms(slug, how, async (tx) => {
    const topic = await edit(tx, slug);
    const named = { form: text.trim().replace(/\s+/g, ' ') };
    const keyOf = <Kind extends TopicForm['kind']>(kind: Kind) => ({
      kind,
      key: formKey({ ...named, kind }),
    });
    const keys = [keyOf('abbreviation'), keyOf('expansion')] as const;
    const { count } = await tx.topicForm.updateMany({
      where: { topicId: topic.id, removedAt: null, OR: [named, ...keys] },
      data: { removedAt: new Date() },
    });
    if (count === 0) throw new AppError('not_found', `${slug} is not written "${text}".`);
    // Nor does a search take it for that any longer, however many papers say so.
    await dropSenses(tx, topic.id, { abbreviation: keys[0].key, expansion: keys[1].key });
    return topic.id;
  });
}

/** @throws AppError not_found, invalid */
export async function renameTopic(slug: string, text: string): Promise<TopicChange> {
  const name = parse(nameInput, text);
  await change(async (tx) => {
    const { id } = await edit(tx, slug);
    await tx.topic.update({ where: { id }, data: { name } });
  });
  return { slug, papers: [] };
}

/**
 * Makes two topics one: forms and papers of `from` become those of `into`, and its slug redirects for ever.
 * @throws AppError not_found; invalid where they are one already.
 */
export async function mergeTopics(from: string, into: string): Promise<TopicChange> {
  if (from === into) throw new AppError('invalid', `${from} cannot be merged into itself.`);
  return change(async (tx) => {
    const [old, kept] = [await edit(tx, from), await edit(tx, into)];
    const papers = await moveTopic(tx, { from: old.id, into: kept.id });
    await tx.topicAlias.create({ data: { slug: from, topicId: kept.id } });
    return { slug: into, papers };
  });
}

/** Changes how a topic is written, and has the papers read again by that. `write` gives the topic's id. */
async function changeForms(
  slug: string,
  { byJob = false }: How,
  write: (tx: Transaction) => Promise<number>,
): Promise<TopicChange> {
  const topicId = await change(async (tx) => {
    const id = await write(tx);
    if (byJob) await enqueue(tx, MATCH_TASK, { topicId: id }, { key: `${MATCH_TASK.name} ${id}` });
    return id;
  });
  return { slug, papers: byJob ? [] : await matchAgain(topicId) };
}

async function change<Result>(write: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return db.$transaction(async (tx) => {
    await lockTopics(tx);
    return write(tx);
  });
}

/** The topic that an operator is changing: from now on learning leaves it there. */
async function edit(tx: Transaction, slug: string): Promise<{ id: number }> {
  const topic = await tx.topic.findUnique({ where: { slug }, select: { id: true } });
  if (!topic) {
    const alias = await tx.topicAlias.findUnique({
      where: { slug },
      select: { topic: { select: { slug: true } } },
    });
    const hint = alias ? ` It was merged into ${alias.topic.slug}.` : '';
    throw new AppError('not_found', `There is no topic ${slug}.${hint}`);
  }
  await tx.topic.update({ where: { id: topic.id }, data: { editedAt: new Date() } });
  return topic;
}

/** One word with two capitals is an abbreviation, as in "LoRA", "fMRI" and "VQ-VAE". */
function readForm(text: string): TopicForm {
  const form = parse(formInput, text);
  return { form, kind: /^\S*\p{Lu}\S*[\p{Lu}\d]\S*$/u.test(form) ? 'abbreviation' : 'expansion' };
}

function rowOf(topicId: number, form: TopicForm) {
  return { topicId, ...form, key: formKey(form), origin: 'operator' as const };
}

function parse(schema: typeof slugInput, text: string): string {
  const parsed = schema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new AppError('invalid', `"${text}": ${parsed.error.issues[0]?.message ?? 'not valid'}`);
}
