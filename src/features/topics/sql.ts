import 'server-only';
import { z } from 'zod';
import { readPlanned, readRows } from '@/lib/sql';
import type { KnownSense, KnownTopic } from './senses';

/** How many of these forms their topics lack (a topic that is not there lacks all of them), or have without a key. */
export async function countMissingForms(forms: { slug: string; form: string }[]): Promise<number> {
  const rows = await readRows`
    SELECT count(*)::int AS count
    FROM jsonb_to_recordset(${JSON.stringify(forms)}::jsonb) AS wanted (slug text, form text)
    WHERE NOT EXISTS (
      SELECT 1
      FROM topics AS topic
      JOIN topic_forms AS held ON held.topic_id = topic.id
      WHERE topic.slug = wanted.slug AND topic.origin = 'curated' AND held.form = wanted.form
    ) AND NOT EXISTS (
      SELECT 1
      FROM topic_aliases AS alias
      WHERE alias.slug = wanted.slug
    )
  `;
  return z.array(z.object({ count: z.number() })).parse(rows)[0]?.count ?? 0;
}

const formRow = z.object({
  form: z.string(),
  kind: z.enum(['abbreviation', 'expansion']),
  key: z.string(),
  origin: z.enum(['curated', 'learned', 'operator']),
});
const knownRow = z.object({
  topics: z.array(
    z.object({
      id: z.number(),
      slug: z.string(),
      name: z.string(),
      origin: formRow.shape.origin,
      papers: z.number(),
      forms: z.array(formRow),
    }),
  ),
  senses: z.array(
    z.object({
      shortKey: z.string(),
      shortForm: z.string(),
      name: z.string(),
      papers: z.number(),
      expansions: z.array(z.string()),
      keys: z.array(z.string()),
      topicId: z.number().nullable(),
    }),
  ),
});

/** Every topic with its forms, people's before learned ones, and every sense, most used first. */
export async function listKnown(): Promise<{ topics: KnownTopic[]; senses: KnownSense[] }> {
  const rows = await readRows`
    WITH form AS (
      SELECT
        each.topic_id,
        json_agg(
          json_build_object('form', each.form, 'kind', each.kind, 'key', each.key, 'origin', each.origin)
          ORDER BY each.kind, each.origin, each.form
        ) AS forms
      FROM topic_forms AS each
      WHERE each.removed_at IS NULL
      GROUP BY each.topic_id
    )
    SELECT
      (
        SELECT COALESCE(json_agg(json_build_object(
          'id', topic.id, 'slug', topic.slug, 'name', topic.name, 'origin', topic.origin,
          'papers', topic.paper_count, 'forms', form.forms
        ) ORDER BY topic.origin = 'learned', topic.paper_count DESC, topic.id), '[]')
        FROM topics AS topic
        JOIN form ON form.topic_id = topic.id
      ) AS topics,
      (
        SELECT COALESCE(json_agg(json_build_object(
          'shortKey', sense.short_key, 'shortForm', sense.short_form, 'name', sense.name, 'papers', sense.papers,
          'expansions', sense.expansions, 'keys', sense.keys, 'topicId', sense.topic_id
        ) ORDER BY sense.papers DESC, sense.short_key, sense.sense_key), '[]')
        FROM topic_senses AS sense
      ) AS senses
  `;
  return z.array(knownRow).parse(rows)[0] ?? { topics: [], senses: [] };
}

/** Another one whenever a topic, a form or a sense has changed; null before anything was learned. */
export async function getVersion(): Promise<string | null> {
  const rows = await readPlanned`SELECT version FROM topic_state WHERE id = 1`;
  return z.array(z.object({ version: z.string() })).parse(rows)[0]?.version ?? null;
}
