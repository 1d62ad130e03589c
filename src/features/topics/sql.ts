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
