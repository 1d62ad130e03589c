import 'server-only';
import { Prisma, type Transaction } from '@/lib/db';
import { KEEP_NEWER_RECORD } from '../provenance/sql';

/** What readers and editions hang on a paper. A row that is there already stays. */
const FOLDED = [
  { table: Prisma.sql`upvotes`, columns: Prisma.sql`user_id, created_at` },
  { table: Prisma.sql`bookmarks`, columns: Prisma.sql`user_id, created_at, seen_at` },
  { table: Prisma.sql`reads`, columns: Prisma.sql`user_id, created_at` },
  {
    table: Prisma.sql`edition_entries`,
    columns: Prisma.sql`day, submitted_by_name, submitted_by_handle, source, created_at`,
  },
  { table: Prisma.sql`paper_versions`, columns: Prisma.sql`version, change, at, told_at, follows` },
];

/**
 * Makes two papers one: what hangs on `from` moves to `into`, where it is not there already; the old address
 * redirects; the stored count follows the upvotes that are left.
 */
export async function foldPaper(
  tx: Transaction,
  { from, into }: { from: number; into: number },
): Promise<void> {
  // Waits for votes and bookmarks being written, and makes later ones wait: none falls between copy and count.
  await tx.$executeRaw`
    SELECT id
    FROM papers
    WHERE id IN (${from}, ${into})
    ORDER BY id
    FOR UPDATE
  `;
  for (const { table, columns } of FOLDED) {
    await tx.$executeRaw`
      INSERT INTO ${table} (paper_id, ${columns})
      SELECT ${into}::int, ${columns}
      FROM ${table}
      WHERE paper_id = ${from}
      ON CONFLICT DO NOTHING
    `;
  }
  await tx.$executeRaw`
    INSERT INTO source_records AS held (paper_id, source, as_of, record)
    SELECT ${into}::int, source, as_of, record
    FROM source_records
    WHERE paper_id = ${from}
    ${KEEP_NEWER_RECORD}
  `;
  await tx.$executeRaw`UPDATE ingest_digests SET paper_id = ${into} WHERE paper_id = ${from}`;
  await tx.$executeRaw`UPDATE ingest_rejections SET paper_id = ${into} WHERE paper_id = ${from}`;
  await tx.$executeRaw`UPDATE paper_aliases SET paper_id = ${into} WHERE paper_id = ${from}`;
  await tx.$executeRaw`
    INSERT INTO paper_aliases (key, paper_id)
    SELECT paper.key, ${into}::int
    FROM papers AS paper
    WHERE paper.id = ${from}
    ON CONFLICT (key) DO UPDATE SET paper_id = EXCLUDED.paper_id
  `;
  await tx.$executeRaw`DELETE FROM papers WHERE id = ${from}`;
  await tx.$executeRaw`
    UPDATE papers
    SET upvote_count = (SELECT count(*) FROM upvotes WHERE upvotes.paper_id = ${into})
    WHERE id = ${into}
  `;
}
