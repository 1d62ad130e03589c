import 'server-only';
import { z } from 'zod';
import { Prisma, type Transaction } from '@/lib/db';
import { jsonText } from '../json-text';
import type { PreparedPaper } from '../prepare';
import type { PaperRow } from '../rows';

/** What `paperRow` has of every paper. */
const COLUMNS = Prisma.sql`
  key, arxiv_id, arxiv_version, doi, fingerprint, title, title_text, abstract, abstract_text, summary, summary_by,
  comment, journal_ref, organization, keywords, published_at, published_precision, updated_at, edition_day,
  withdrawn_at, thumbnail_url, media_urls, source_upvote_count, source_comment_count, field_sources
`;

/** The ids of the stored papers that any of these records may be about, or whose address it names. */
export async function listIdsAbout(tx: Transaction, papers: PreparedPaper[]): Promise<number[]> {
  const addresses = [...new Set(papers.flatMap(({ key, titleKey, aliases }) => [key, titleKey, ...aliases]))];
  // Each alternative apart: joined by OR, the last one would keep Postgres from using the indexes of the others.
  const rows = await tx.$queryRaw`
    SELECT id FROM papers WHERE arxiv_id = ANY (${papers.flatMap((paper) => paper.arxivId ?? [])}::text[])
    UNION
    SELECT id FROM papers WHERE doi = ANY (${papers.flatMap((paper) => paper.doi ?? [])}::text[])
    UNION
    SELECT id FROM papers WHERE fingerprint = ANY (${papers.map((paper) => paper.fingerprint)}::text[])
    UNION
    SELECT id FROM papers WHERE key = ANY (${addresses}::text[])
    UNION
    SELECT paper_id FROM paper_aliases WHERE key = ANY (${addresses}::text[])
  `;
  return z
    .array(z.object({ id: z.number() }))
    .parse(rows)
    .map(({ id }) => id);
}

/** Stores new papers' own rows, in one statement; their ids by their keys. */
export async function insertPaperRows(tx: Transaction, papers: PaperRow[]): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw`
    INSERT INTO papers (${COLUMNS})
    SELECT ${COLUMNS}
    FROM jsonb_populate_recordset(NULL::papers, ${jsonText(papers)}::jsonb)
    RETURNING id, key
  `;
  const stored = z.array(z.object({ id: z.number(), key: z.string() })).parse(rows);
  return new Map(stored.map(({ id, key }) => [key, id]));
}

/** Of a stored paper: `changed_at` where a reader will see something new. */
export type ChangedRow = PaperRow & { id: number; changed_at: Date | null };

/** Rewrites stored papers' own rows, in one statement. */
export async function updatePaperRows(tx: Transaction, papers: ChangedRow[]): Promise<void> {
  if (papers.length === 0) return;
  await tx.$executeRaw`
    UPDATE papers AS paper
    SET
      (${COLUMNS}) = (SELECT ${COLUMNS} FROM jsonb_populate_record(NULL::papers, changed.row)),
      changed_at = COALESCE((changed.row ->> 'changed_at')::timestamptz, paper.changed_at)
    FROM jsonb_array_elements(${jsonText(papers)}::jsonb) AS changed (row)
    WHERE paper.id = (changed.row -> 'id')::int
  `;
}
