import 'server-only';
import { Prisma, type Transaction } from '@/lib/db';
import type { ChildRows } from './rows';

/** What readers and editions hang on a paper. A row that is there already stays. */
const FOLDED = [
  { table: Prisma.sql`upvotes`, columns: Prisma.sql`user_id, created_at` },
  { table: Prisma.sql`bookmarks`, columns: Prisma.sql`user_id, created_at` },
  {
    table: Prisma.sql`edition_entries`,
    columns: Prisma.sql`day, submitted_by_name, submitted_by_handle, source, created_at`,
  },
];

/** Of two records of one source about one paper, the newer is kept; `held` names the table. */
const KEEP_NEWER_RECORD = Prisma.sql`
  ON CONFLICT (paper_id, source) DO UPDATE SET as_of = EXCLUDED.as_of, record = EXCLUDED.record
  WHERE held.as_of IS NULL OR EXCLUDED.as_of >= held.as_of
`;

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

type Insertable = Omit<ChildRows, 'edition_entries'> & {
  paper_topics: { paper_id: number; topic_id: number }[];
};

const TABLES: Record<keyof Insertable, { table: Prisma.Sql; columns: Prisma.Sql }> = {
  paper_authors: {
    table: Prisma.sql`paper_authors`,
    columns: Prisma.sql`paper_id, position, name, handle, hidden`,
  },
  paper_categories: {
    table: Prisma.sql`paper_categories`,
    columns: Prisma.sql`paper_id, position, code`,
  },
  paper_links: {
    table: Prisma.sql`paper_links`,
    columns: Prisma.sql`paper_id, position, kind, url, host, owner, name, stars, stars_as_of, origin`,
  },
  paper_aliases: { table: Prisma.sql`paper_aliases`, columns: Prisma.sql`key, paper_id` },
  paper_abbreviations: {
    table: Prisma.sql`paper_abbreviations`,
    columns: Prisma.sql`paper_id, short_form, expansion`,
  },
  paper_topics: { table: Prisma.sql`paper_topics`, columns: Prisma.sql`paper_id, topic_id` },
};

/** Inserts rows of one table in one statement, as JSON: thousands of authors as parameters would cost seconds. */
export async function insertRows<Name extends keyof Insertable>(
  tx: Transaction,
  name: Name,
  rows: Insertable[Name][number][],
): Promise<void> {
  if (rows.length === 0) return;
  const { table, columns } = TABLES[name];
  await tx.$executeRaw`
    INSERT INTO ${table} (${columns})
    SELECT ${columns}
    FROM jsonb_populate_recordset(NULL::${table}, ${asJson(rows)}::jsonb)
    ON CONFLICT DO NOTHING
  `;
}

/** Inserts what hangs on new papers, table by table. */
export async function insertRowsOfPapers(tx: Transaction, papers: Insertable[]): Promise<void> {
  for (const name of Object.keys(TABLES) as (keyof Insertable)[]) {
    const rows = papers.flatMap<Insertable[typeof name][number]>((paper) => paper[name]);
    await insertRows(tx, name, rows);
  }
}

/** Adds days to editions; a day that is there keeps its submitter, or gains the one it lacked. */
export async function addEntries(tx: Transaction, rows: ChildRows['edition_entries']): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO editions (day, curators)
    SELECT DISTINCT entry.day, ARRAY[]::text[]
    FROM jsonb_populate_recordset(NULL::edition_entries, ${asJson(rows)}::jsonb) AS entry
    ON CONFLICT DO NOTHING
  `;
  await tx.$executeRaw`
    INSERT INTO edition_entries AS held (day, paper_id, submitted_by_name, submitted_by_handle, source)
    SELECT entry.day, entry.paper_id, entry.submitted_by_name, entry.submitted_by_handle, entry.source
    FROM jsonb_populate_recordset(NULL::edition_entries, ${asJson(rows)}::jsonb) AS entry
    ON CONFLICT (day, paper_id) DO UPDATE SET
      submitted_by_name = EXCLUDED.submitted_by_name,
      submitted_by_handle = EXCLUDED.submitted_by_handle
    WHERE held.submitted_by_name IS NULL AND EXCLUDED.submitted_by_name IS NOT NULL
  `;
}

/** An address redirects as long as no paper has it: forgets the aliases that are the keys of these papers now. */
export async function dropHiddenAliases(tx: Transaction, paperIds: number[]): Promise<void> {
  if (paperIds.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM paper_aliases AS alias
    USING papers AS paper
    WHERE alias.key = paper.key AND paper.id = ANY (${paperIds}::int[])
  `;
}

/** Remembers records as taken in. */
export async function addDigests(
  tx: Transaction,
  rows: { paper_id: number; digest: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO ingest_digests (digest, paper_id)
    SELECT decode(seen.digest, 'hex'), seen.paper_id
    FROM jsonb_to_recordset(${asJson(rows)}::jsonb) AS seen (digest text, paper_id int)
    ON CONFLICT DO NOTHING
  `;
}

/** Keeps what sources said: the newest record of each source. A paper and source at most once a call. */
export async function keepSourceRecords(
  tx: Transaction,
  said: { paperId: number; source: string; asOf: Date | null; record: unknown }[],
): Promise<void> {
  if (said.length === 0) return;
  const records = said.map(({ paperId, asOf, source, record }) => ({
    paper_id: paperId,
    as_of: asOf,
    source,
    record,
  }));
  await tx.$executeRaw`
    INSERT INTO source_records AS held (paper_id, source, as_of, record)
    SELECT said.paper_id, said.source, said.as_of, said.record
    FROM jsonb_to_recordset(${asJson(records)}::jsonb)
      AS said (paper_id int, source text, as_of timestamptz, record jsonb)
    ${KEEP_NEWER_RECORD}
  `;
}

/** JSON as jsonb takes it: it refuses NUL and half a surrogate pair. */
function asJson(value: unknown): string {
  return JSON.stringify(value, (_, each) =>
    typeof each === 'string' ? each.replaceAll('\0', '').toWellFormed() : each,
  );
}
