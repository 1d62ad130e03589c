import 'server-only';
import { z } from 'zod';
import { Prisma } from '@/lib/db';
import { readRows } from '@/lib/sql';
import type { Place } from '../cursor';
import { asked, matching, type Wanted } from '../matching/sql';
import type { Sort } from '../schema';

const placeRow = z.object({ id: z.number(), value: z.number() });

/** A page of what matches after a place, by date, votes or score; of equals the newest to us first. */
export async function rankByValue(
  wanted: Wanted,
  given: { sort: Exclude<Sort, 'relevance'>; after: Place | null; limit: number },
): Promise<Place[]> {
  const { sort, after, limit } = given;
  const { doubt } = wanted;
  // In order first: what is in doubt is only asked of those that come before the page is full.
  const rows = await readRows`
    SELECT search.paper_id AS id, search.value
    FROM (
      SELECT search.paper_id, search.facets, search.votes, search.published_on, ${sortValue(sort)} AS value
      ${matching(wanted)}
      ORDER BY value DESC, search.paper_id DESC
      OFFSET 0
    ) AS search
    WHERE ${doubt ? asked(doubt, wanted) : Prisma.sql`TRUE`}
      ${after ? Prisma.sql`AND (search.value, search.paper_id) < (${after.value}::float8, ${after.id}::int)` : Prisma.empty}
    LIMIT ${limit}
  `;
  return z.array(placeRow).parse(rows);
}

function sortValue(sort: Exclude<Sort, 'relevance'>): Prisma.Sql {
  if (sort === 'upvoted') return Prisma.sql`search.votes::float8`;
  if (sort === 'trending') return Prisma.sql`search.score`;
  return Prisma.sql`extract(epoch FROM search.published_at)::float8`;
}
