import 'server-only';
import { z } from 'zod';
import type { Transaction } from '@/lib/db';
import { abbreviationKey } from '../spelling';
import type { ShortForm } from './learn';
import type { PlannedTopic } from './plan';
import type { Definition, LearnedSense } from './senses';

/** Any number; only learning and operators' changes of topics take it. */
const TOPICS_LOCK = 7_140_315;

/** One writer of topics at a time, over all processes. Ends with the transaction; readers never wait. */
export async function lockTopics(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${TOPICS_LOCK})`;
}

/** The same, unless somebody else has it. */
export async function tryLockTopics(tx: Transaction): Promise<boolean> {
  const rows = await tx.$queryRaw`SELECT pg_try_advisory_xact_lock(${TOPICS_LOCK}) AS locked`;
  return z.array(z.object({ locked: z.boolean() })).parse(rows)[0]?.locked ?? false;
}

const shortFormRow = z.object({
  definitions: z.array(z.tuple([z.string(), z.string(), z.number()])),
});

/** What at least two papers' texts define, by short form. Grouped in the database: a million papers are one pass. */
export async function listShortForms(tx: Transaction): Promise<ShortForm[]> {
  const rows = await tx.$queryRaw`
    WITH defined AS (
      SELECT
        lower(regexp_replace(abbreviation.short_form, '[^[:alnum:]+]', '', 'g')) AS folded,
        abbreviation.short_form,
        abbreviation.expansion,
        count(*)::int AS papers
      FROM paper_abbreviations AS abbreviation
      GROUP BY folded, abbreviation.short_form, abbreviation.expansion
    )
    SELECT json_agg(json_build_array(defined.short_form, defined.expansion, defined.papers)) AS definitions
    FROM defined
    GROUP BY defined.folded
    HAVING sum(defined.papers) > 1
  `;
  const shortForms = new Map<string, Definition[]>();
  for (const { definitions } of z.array(shortFormRow).parse(rows)) {
    for (const [shortForm, expansion, papers] of definitions) {
      const key = abbreviationKey(shortForm);
      const held = shortForms.get(key);
      const definition = { shortForm, expansion, papers };
      if (held) held.push(definition);
      else shortForms.set(key, [definition]);
    }
  }
  // The database gives groups in any order; learning the same again must give the same.
  return [...shortForms]
    .filter(([key]) => key !== '')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([shortKey, definitions]) => ({ shortKey, definitions: definitions.sort(inOrder) }));
}

/** Adds the planned topics that are not there, and names the learned ones anew. Gives the ids of all with their slugs. */
export async function writeTopics(
  tx: Transaction,
  topics: PlannedTopic[],
): Promise<{ ids: [slug: string, id: number][]; created: number[] }> {
  const wanted = JSON.stringify(topics.map(({ slug, name }) => ({ slug, name })));
  const created = await tx.$queryRaw`
    INSERT INTO topics (slug, name, origin)
    SELECT wanted.slug, wanted.name, 'learned'
    FROM jsonb_to_recordset(${wanted}::jsonb) AS wanted (slug text, name text)
    ON CONFLICT (slug) DO NOTHING
    RETURNING id
  `;
  await tx.$executeRaw`
    UPDATE topics AS topic
    SET name = wanted.name
    FROM jsonb_to_recordset(${wanted}::jsonb) AS wanted (slug text, name text)
    WHERE topic.slug = wanted.slug AND topic.origin = 'learned' AND topic.edited_at IS NULL
      AND topic.name <> wanted.name
  `;
  const rows = await tx.$queryRaw`
    SELECT topic.id, topic.slug
    FROM topics AS topic
    JOIN jsonb_to_recordset(${wanted}::jsonb) AS wanted (slug text) ON wanted.slug = topic.slug
  `;
  const ids = z.array(z.object({ id: z.number(), slug: z.string() })).parse(rows);
  return { ids: ids.map(({ id, slug }) => [slug, id]), created: idsOf(created) };
}

/** A form as learning writes it, with the columns' own names. */
type FormRow = { topic_id: number; form: string; kind: string; key: string };

/** Adds forms to topics; one that an operator added or removed stays as it is. */
export async function addForms(tx: Transaction, forms: FormRow[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO topic_forms (topic_id, form, kind, key, origin)
    SELECT wanted.topic_id, wanted.form, wanted.kind::form_kind, wanted.key, 'learned'
    FROM jsonb_to_recordset(${JSON.stringify(forms)}::jsonb)
      AS wanted (topic_id int, form text, kind text, key text)
    WHERE NOT EXISTS (
      SELECT 1
      FROM topic_forms AS held
      WHERE held.topic_id = wanted.topic_id AND held.kind = wanted.kind::form_kind AND held.key = wanted.key
    )
    ON CONFLICT DO NOTHING
  `;
}

/** Removes the learned forms of all topics that are none of these. */
export async function removeOtherForms(
  tx: Transaction,
  forms: Pick<FormRow, 'topic_id' | 'kind' | 'key'>[],
): Promise<void> {
  await tx.$executeRaw`
    WITH wanted AS MATERIALIZED (
      SELECT each.topic_id, each.kind::form_kind AS kind, each.key
      FROM unnest(
        ${forms.map((form) => form.topic_id)}::int[],
        ${forms.map(({ kind }) => kind)}::text[],
        ${forms.map(({ key }) => key)}::text[]
      ) AS each (topic_id, kind, key)
    )
    DELETE FROM topic_forms AS held
    WHERE held.origin = 'learned' AND held.removed_at IS NULL
      AND (held.topic_id, held.kind, held.key) NOT IN (SELECT topic_id, kind, key FROM wanted)
  `;
}

/** A sense as it is kept, with the columns' own names. */
export type SenseRow = Pick<LearnedSense, 'papers' | 'name' | 'expansions' | 'keys'> & {
  short_key: string;
  sense_key: string;
  short_form: string;
  topic_id: number | null;
};

/** Adds senses, or writes what is new of them. A row that says the same already is not written. */
export async function writeSenses(tx: Transaction, senses: SenseRow[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO topic_senses AS held (short_key, sense_key, short_form, name, papers, expansions, keys, topic_id)
    SELECT wanted.short_key, wanted.sense_key, wanted.short_form, wanted.name, wanted.papers,
      wanted.expansions, wanted.keys, wanted.topic_id
    FROM jsonb_to_recordset(${JSON.stringify(senses)}::jsonb) AS wanted (
      short_key text, sense_key text, short_form text, name text, papers int,
      expansions text[], keys text[], topic_id int
    )
    ON CONFLICT (short_key, sense_key) DO UPDATE
    SET short_form = EXCLUDED.short_form, name = EXCLUDED.name, papers = EXCLUDED.papers,
      expansions = EXCLUDED.expansions, keys = EXCLUDED.keys, topic_id = EXCLUDED.topic_id
    WHERE (held.short_form, held.name, held.papers, held.expansions, held.keys, held.topic_id) IS DISTINCT FROM
      (EXCLUDED.short_form, EXCLUDED.name, EXCLUDED.papers, EXCLUDED.expansions, EXCLUDED.keys, EXCLUDED.topic_id)
  `;
}

/** Removes the senses that are none of these. */
export async function removeOtherSenses(
  tx: Transaction,
  senses: Pick<LearnedSense, 'shortKey' | 'senseKey'>[],
): Promise<void> {
  await tx.$executeRaw`
    WITH wanted AS MATERIALIZED (
      SELECT each.short_key, each.sense_key
      FROM unnest(
        ${senses.map(({ shortKey }) => shortKey)}::text[],
        ${senses.map(({ senseKey }) => senseKey)}::text[]
      ) AS each (short_key, sense_key)
    )
    DELETE FROM topic_senses
    WHERE (short_key, sense_key) NOT IN (SELECT short_key, sense_key FROM wanted)
  `;
}

/** Removes topics; gives the papers that had them. */
export async function retireTopics(tx: Transaction, ids: number[]): Promise<number[]> {
  const rows = await tx.$queryRaw`
    SELECT DISTINCT paper_id AS id
    FROM paper_topics
    WHERE topic_id = ANY(${ids})
  `;
  await tx.$executeRaw`DELETE FROM topics WHERE id = ANY(${ids})`;
  return idsOf(rows);
}

const idRow = z.object({ id: z.number() });

/** Of rows that have an id. */
export function idsOf(rows: unknown): number[] {
  return z
    .array(idRow)
    .parse(rows)
    .map(({ id }) => id);
}

function inOrder(one: Definition, other: Definition): number {
  return one.shortForm + one.expansion < other.shortForm + other.expansion ? -1 : 1;
}
