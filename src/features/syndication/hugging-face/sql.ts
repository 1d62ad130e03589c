import 'server-only';
import { z } from 'zod';
import { type DayRange, dayOf, dayToDate } from '@/lib/day';
import { db, Prisma } from '@/lib/db';

const featuredRow = z.object({ id: z.number(), day: z.date().transform(dayOf) });
/** A paper, and the day that it is told for. */
export type Featured = z.infer<typeof featuredRow>;

type Wanted = {
  /** Null: all days, newest first. */
  range: DayRange | null;
  /** The account that put them forward. */
  submitter: string | undefined;
  sort: 'publishedAt' | 'trending' | undefined;
  limit: number;
  offset: number;
};

/**
 * Featured papers, each once, for the first of the days on which it was; those of a period by votes where no order is
 * asked for, as Hugging Face's own answers have it.
 */
export async function listFeatured({ range, submitter, sort, limit, offset }: Wanted): Promise<Featured[]> {
  const conditions = [
    range
      ? Prisma.sql`entry.day = (
          SELECT min(each.day)
          FROM edition_entries AS each
          WHERE each.paper_id = entry.paper_id
            AND each.day BETWEEN ${dayToDate(range.first)}::date AND ${dayToDate(range.last)}::date
        )`
      : Prisma.sql`entry.day = paper.edition_day`,
    ...(range
      ? [Prisma.sql`entry.day BETWEEN ${dayToDate(range.first)}::date AND ${dayToDate(range.last)}::date`]
      : []),
    ...(submitter === undefined ? [] : [Prisma.sql`entry.submitted_by_handle = ${submitter}`]),
  ];
  const rows = await db.$queryRaw`
    SELECT paper.id, entry.day
    FROM edition_entries AS entry
    JOIN papers AS paper ON paper.id = entry.paper_id
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY ${orderOf(sort, range !== null)}, paper.id DESC
    LIMIT ${limit}
    OFFSET ${offset}
  `;
  return z.array(featuredRow).parse(rows);
}

function orderOf(sort: Wanted['sort'], ofPeriod: boolean): Prisma.Sql {
  if (sort === 'trending') return Prisma.sql`paper.score DESC`;
  if (sort === 'publishedAt') return Prisma.sql`entry.day DESC, paper.published_at DESC NULLS LAST`;
  return ofPeriod
    ? Prisma.sql`paper.vote_count DESC, paper.score DESC`
    : Prisma.sql`entry.day DESC, paper.vote_count DESC, paper.score DESC`;
}
