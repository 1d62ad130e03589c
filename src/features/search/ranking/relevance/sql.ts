import 'server-only';
import { transcode } from 'node:buffer';
import { z } from 'zod';
import { Prisma } from '@/lib/db';
import { readPlanned } from '@/lib/sql';
import { BETWEEN, type Codes } from '../../analysis/codes';
import type { Check } from '../../matching/match';
import { asked } from '../../matching/sql';
import type { RankedDocument } from './score';

/** Its id, its votes, how many words it has, how it stands, and whether it has each of the facets. */
const row = z.tuple([z.number(), z.number(), z.number(), z.number()]).rest(z.boolean());
const documents = z.object({ papers: z.array(row), coded: z.string() });

/** What ranking reads of papers: those that do not satisfy `doubt` are left out, and of facets it is told who has these. */
type Reading = { doubt: Check | null; facets: number[] };

/**
 * The documents of the rows that a table names by their `tid`, as one row for `readDocuments`: a part of the statement that
 * found them, which need not look them up again.
 */
export function documentsOf(
  table: Prisma.Sql,
  { doubt, facets }: Reading,
  { codes }: { codes: Codes },
): Prisma.Sql {
  return Prisma.sql`
    SELECT ${columns(facets)}
    FROM ${table} AS found
    JOIN paper_search AS search ON search.ctid = found.tid
    WHERE ${doubt ? asked(doubt, { userId: null, codes, atHand: true }) : Prisma.sql`TRUE`}`;
}

/**
 * In one row: the driver would take as long to make rows of hundreds as Postgres takes to find them. Of documents the bytes
 * are sent, as letters: to read a text that is not of letters alone takes Node ten times as long.
 */
function columns(facets: number[]): Prisma.Sql {
  const having = facets.map((facet) => Prisma.sql`, search.facets && ARRAY[${facet}::int]`);
  return Prisma.sql`
    COALESCE(json_agg(json_build_array(
      search.paper_id, search.votes, search.words, search.standing ${having.length > 0 ? Prisma.join(having, '') : Prisma.empty}
    )), '[]') AS papers,
    COALESCE(encode(convert_to(string_agg(search.coded, ${BETWEEN}), 'UTF8'), 'base64'), '') AS coded`;
}

/** The documents that a row has from `documentsOf`. */
export function readDocuments(found: unknown, facets: number[]): RankedDocument[] {
  const { papers, coded } = documents.parse(found);
  const texts = transcode(Buffer.from(coded, 'base64'), 'utf8', 'utf16le').toString('utf16le').split(BETWEEN);
  return papers.map(([id, votes, words, standing, ...had], place) => ({
    id,
    votes,
    words,
    standing,
    coded: texts[place] ?? '',
    facets: facets.filter((_, which) => had[which]),
  }));
}

/** The documents of these papers, in any order, and which of the facets each has. */
export async function listDocuments(ids: number[], facets: number[]): Promise<RankedDocument[]> {
  const rows = await readPlanned`
    SELECT ${columns(facets)}
    FROM paper_search AS search
    WHERE search.paper_id = ANY (${ids}::int[])
  `;
  return readDocuments(rows[0], facets);
}
