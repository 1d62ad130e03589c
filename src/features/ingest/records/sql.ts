import 'server-only';
import { Prisma, type Transaction } from '@/lib/db';
import { jsonText } from './json-text';
import type { ChildRows } from './rows';

type Insertable = Omit<ChildRows, 'edition_entries'> & {
  paper_topics: { paper_id: number; topic_id: number }[];
};
export type Table = keyof Insertable;
export type Rows<Name extends Table> = Insertable[Name][number][];

const TABLES: Record<Table, { table: Prisma.Sql; columns: Prisma.Sql }> = {
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
export async function insertRows<Name extends Table>(
  tx: Transaction,
  name: Name,
  rows: Rows<Name>,
): Promise<void> {
  if (rows.length === 0) return;
  const { table, columns } = TABLES[name];
  await tx.$executeRaw`
    INSERT INTO ${table} (${columns})
    SELECT ${columns}
    FROM jsonb_populate_recordset(NULL::${table}, ${jsonText(rows)}::jsonb)
    ON CONFLICT DO NOTHING
  `;
}

/** Deletes what a table has of these papers. */
export async function deleteRows(tx: Transaction, name: Table, paperIds: number[]): Promise<void> {
  if (paperIds.length === 0) return;
  await tx.$executeRaw`DELETE FROM ${TABLES[name].table} WHERE paper_id = ANY (${paperIds}::int[])`;
}

/** Inserts what hangs on new papers, table by table. */
export async function insertRowsOfPapers(tx: Transaction, papers: Insertable[]): Promise<void> {
  for (const name of Object.keys(TABLES) as Table[]) {
    const rows = papers.flatMap<Rows<typeof name>[number]>((paper) => paper[name]);
    await insertRows(tx, name, rows);
  }
}

/** Adds days to editions; a day that is there keeps its submitter, or gains the one it lacked. */
export async function addEntries(tx: Transaction, rows: ChildRows['edition_entries']): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO editions (day, curators)
    SELECT DISTINCT entry.day, ARRAY[]::text[]
    FROM jsonb_populate_recordset(NULL::edition_entries, ${jsonText(rows)}::jsonb) AS entry
    ON CONFLICT DO NOTHING
  `;
  await tx.$executeRaw`
    INSERT INTO edition_entries AS held (day, paper_id, submitted_by_name, submitted_by_handle, source)
    SELECT entry.day, entry.paper_id, entry.submitted_by_name, entry.submitted_by_handle, entry.source
    FROM jsonb_populate_recordset(NULL::edition_entries, ${jsonText(rows)}::jsonb) AS entry
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
