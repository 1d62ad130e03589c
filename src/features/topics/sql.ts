import 'server-only';
import { z } from 'zod';
import { db } from '@/lib/db';

const expansionRow = z.object({ shortForm: z.string(), expansion: z.string(), papers: z.number() });
export type LearnedExpansion = z.infer<typeof expansionRow>;

/** What papers' own texts say these short forms stand for, and how many say so. */
export async function countExpansions(shortForms: string[]): Promise<LearnedExpansion[]> {
  const rows = await db.$queryRaw`
    SELECT abbreviation.short_form AS "shortForm", abbreviation.expansion, count(*)::int AS papers
    FROM paper_abbreviations AS abbreviation
    WHERE abbreviation.short_form = ANY(${shortForms})
    GROUP BY abbreviation.short_form, abbreviation.expansion
    ORDER BY papers DESC, abbreviation.expansion
  `;
  return z.array(expansionRow).parse(rows);
}

/** How many of these forms their topics lack (a topic that is not there lacks all of them). */
export async function countMissingForms(forms: { slug: string; form: string }[]): Promise<number> {
  const rows = await db.$queryRaw`
    SELECT count(*)::int AS count
    FROM jsonb_to_recordset(${JSON.stringify(forms)}::jsonb) AS wanted (slug text, form text)
    WHERE NOT EXISTS (
      SELECT 1
      FROM topics AS topic
      JOIN topic_forms AS held ON held.topic_id = topic.id
      WHERE topic.slug = wanted.slug AND held.form = wanted.form
    )
  `;
  return z.array(z.object({ count: z.number() })).parse(rows)[0]?.count ?? 0;
}
