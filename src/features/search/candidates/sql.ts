import 'server-only';
import { z } from 'zod';
import { Prisma } from '@/lib/db';
import { readRows } from '@/lib/sql';
import { matching, packed, type Wanted } from '../matching/sql';
import { readVoted } from '../voted';

const foundRow = z.object({ papers: z.array(z.number()) });

type Best = { wanted: Wanted; by: 'standing' | 'votes'; limit: number };

/**
 * Papers of the highest standing, or of the most votes, that match. What their keys leave in doubt is not asked here, but
 * by who ranks them.
 */
export async function listBest(given: Best): Promise<[number, number][]> {
  const rows = await readRows`SELECT to_json(${best(given)}) AS papers`;
  return readVoted(foundRow.parse(rows[0]).papers);
}

function best({ wanted, by, limit }: Best): Prisma.Sql {
  const order = by === 'votes' ? Prisma.sql`search.votes` : Prisma.sql`search.standing`;
  return Prisma.sql`ARRAY(
    SELECT ${packed}
    ${matching({ ...wanted, doubt: null })}
    ORDER BY ${order} DESC, search.paper_id DESC
    LIMIT ${limit}
  )`;
}

/**
 * The best by standing that match the first wanted, then the next, until there are `enough`: what comes after that is not
 * looked for.
 */
export async function listFirst(
  given: Wanted[],
  { each, enough }: { each: number; enough: number },
): Promise<[number, number][]> {
  const [first, ...others] = given.map((wanted) => best({ wanted, by: 'standing', limit: each }));
  if (!first) return [];
  const steps = others.map(
    (more, place) => Prisma.sql`,
      ${Prisma.raw(`found_${place + 1}`)} AS MATERIALIZED (
        SELECT CASE WHEN is_enough THEN papers ELSE papers || ${more} END AS papers, is_enough
        FROM (
          SELECT
            papers,
            is_enough OR (
              cardinality(papers) >= ${enough}
              AND (SELECT count(DISTINCT paper) FROM unnest(papers) AS paper) >= ${enough}
            ) AS is_enough
          FROM ${Prisma.raw(`found_${place}`)}
        ) AS found
      )`,
  );
  const rows = await readRows`
    WITH found_0 AS MATERIALIZED (SELECT ${first} AS papers, FALSE AS is_enough)
    ${steps.length > 0 ? Prisma.join(steps, '') : Prisma.empty}
    SELECT to_json(papers) AS papers FROM ${Prisma.raw(`found_${others.length}`)}
  `;
  return readVoted(foundRow.parse(rows[0]).papers);
}
