import 'server-only';
import { z } from 'zod';
import type { Transaction } from '@/lib/db';
import type { PaperEvent } from '../events';

/**
 * Adds to papers' histories. A version or a withdrawal keeps what was first told of it; a title that is replaced once
 * more within a version is as of the last time. A paper, version and change at most once a call.
 */
export async function addEvents(
  tx: Transaction,
  events: (PaperEvent & { paperId: number })[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ paperId, ...event }) => ({ paper_id: paperId, ...event }));
  await tx.$executeRaw`
    INSERT INTO paper_versions AS held (paper_id, version, change, at, follows)
    SELECT told.paper_id, told.version, told.change, COALESCE(told.at, now()), told.follows
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS told (paper_id int, version int, change paper_change, at timestamptz, follows int)
    ON CONFLICT (paper_id, version, change) DO UPDATE SET at = EXCLUDED.at, told_at = EXCLUDED.told_at
    WHERE held.change IN ('title', 'abstract', 'removed')
  `;
}

/** Papers are there again whose source said something of them after the day on which it removed them. */
export async function clearRemovals(
  tx: Transaction,
  said: { paperId: number; asOf: Date | null }[],
): Promise<void> {
  if (said.length === 0) return;
  const rows = said.map(({ paperId, asOf }) => ({ paper_id: paperId, as_of: asOf }));
  await tx.$executeRaw`
    UPDATE papers AS paper
    SET removed_at = NULL, changed_at = now()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS said (paper_id int, as_of timestamptz)
    WHERE paper.id = said.paper_id AND paper.removed_at < said.as_of
  `;
}

const heldRow = z.object({
  paperId: z.number(),
  arxivId: z.string(),
  version: z.number(),
  isRemoved: z.boolean(),
  /** As of when arXiv last said something of it. */
  saidAt: z.date().nullable(),
});
export type HeldRemoval = z.infer<typeof heldRow>;

export async function listForRemoval(tx: Transaction, arxivIds: string[]): Promise<HeldRemoval[]> {
  const rows = await tx.$queryRaw`
    SELECT
      paper.id AS "paperId",
      paper.arxiv_id AS "arxivId",
      COALESCE(paper.arxiv_version, 0) AS version,
      paper.removed_at IS NOT NULL AS "isRemoved",
      record.as_of AS "saidAt"
    FROM papers AS paper
    LEFT JOIN source_records AS record ON record.paper_id = paper.id AND record.source = 'arxiv'
    WHERE paper.arxiv_id = ANY (${arxivIds}::text[])
  `;
  return z.array(heldRow).parse(rows);
}

export async function markRemoved(tx: Transaction, papers: { paperId: number; at: Date }[]): Promise<void> {
  if (papers.length === 0) return;
  const rows = papers.map(({ paperId, at }) => ({ paper_id: paperId, at }));
  await tx.$executeRaw`
    UPDATE papers AS paper
    SET removed_at = removed.at, changed_at = now()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS removed (paper_id int, at timestamptz)
    WHERE paper.id = removed.paper_id
  `;
}
