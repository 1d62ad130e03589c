import 'server-only';
import { z } from 'zod';
import { Prisma } from '@/lib/db';
import { readRows } from '@/lib/sql';
import type { Listed } from '../match';

/** `SELECT paper_id …` of the papers that a table lists; to nobody none is bookmarked, upvoted or read. */
export function listedPapers(listed: Listed, userId: string | null): Prisma.Sql {
  if (listed.kind === 'day')
    return Prisma.sql`SELECT listed.paper_id FROM edition_entries AS listed WHERE listed.day = ${listed.day}::date`;
  const table = {
    bookmarked: Prisma.sql`bookmarks`,
    upvoted: Prisma.sql`upvotes`,
    unread: Prisma.sql`reads`,
  }[listed.mark];
  return Prisma.sql`SELECT listed.paper_id FROM ${table} AS listed WHERE listed.user_id = ${userId ?? ''}`;
}

/** How many papers each lists. */
export async function countListed(lists: Listed[], userId: string | null): Promise<number[]> {
  const counts = lists.map(
    (listed) => Prisma.sql`(SELECT count(*)::int FROM (${listedPapers(listed, userId)}) AS papers)`,
  );
  const rows = await readRows`SELECT ARRAY[${Prisma.join(counts)}] AS counts`;
  return z.tuple([z.object({ counts: z.array(z.number()) })]).parse(rows)[0].counts;
}
