import 'server-only';
import { z } from 'zod';
import { addDays, dayOf, dayToDate } from '@/lib/day';
import { Prisma, type Transaction } from '@/lib/db';
import { STARS_WINDOW_DAYS } from '../score';

/** One at a time counts or thins. Held until the transaction ends. */
export async function lockSnapshots(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('snapshots'))`;
}

/**
 * Writes what papers have now, for those that moved since a time and have not what they had last; null looks at all that
 * ever moved. A paper without a row had nothing.
 * @returns the rows written
 */
export async function snapshotPapers(
  tx: Transaction,
  { at, movedSince }: { at: Date; movedSince: Date | null },
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO paper_snapshots (at, paper_id, votes, comments, edition_day)
    SELECT ${at}::timestamptz, paper.id, paper.vote_count, paper.source_comment_count, paper.edition_day
    FROM papers AS paper
    LEFT JOIN LATERAL (
      SELECT snapshot.votes, snapshot.comments, snapshot.edition_day
      FROM paper_snapshots AS snapshot
      WHERE snapshot.paper_id = paper.id
      ORDER BY snapshot.at DESC
      LIMIT 1
    ) AS last ON TRUE
    WHERE paper.moved_at >= COALESCE(${movedSince}::timestamptz, '-infinity')
      AND (paper.vote_count, paper.source_comment_count, paper.edition_day)
        IS DISTINCT FROM (COALESCE(last.votes, 0), COALESCE(last.comments, 0), last.edition_day)
    ORDER BY paper.id
  `;
}

/** Writes the stars of the repositories that have not what they had at the last snapshot. */
export async function snapshotRepositories(tx: Transaction, at: Date): Promise<number> {
  return tx.$executeRaw`
    WITH moved AS (
      UPDATE repositories
      SET snapshot_stars = stars
      WHERE stars IS DISTINCT FROM snapshot_stars
      RETURNING id, stars
    )
    INSERT INTO repository_snapshots (at, repository_id, stars)
    SELECT ${at}::timestamptz, moved.id, moved.stars
    FROM moved
    WHERE moved.stars IS NOT NULL
    ORDER BY moved.id
  `;
}

/**
 * For a `WITH`: `gains (paper_id, stars)`, the stars that a paper's repositories gained in the seven days (UTC) that end with
 * the one of a snapshot: since the last count before them, which thinning keeps. The first count of a repository is where it
 * begins, and no gain: it had its stars before anybody looked. A repository that lost stars takes none off the others.
 */
export function starGains(at: Date): Prisma.Sql {
  const since = dayToDate(addDays(dayOf(at), 1 - STARS_WINDOW_DAYS));
  return Prisma.sql`
    grown AS (
      SELECT moved.repository_id, now_has.stars - had.stars AS stars
      FROM (
        SELECT DISTINCT repository_id
        FROM repository_snapshots
        WHERE at >= ${since}::timestamptz AND at <= ${at}::timestamptz
      ) AS moved
      CROSS JOIN LATERAL (
        SELECT snapshot.stars
        FROM repository_snapshots AS snapshot
        WHERE snapshot.repository_id = moved.repository_id AND snapshot.at <= ${at}::timestamptz
        ORDER BY snapshot.at DESC
        LIMIT 1
      ) AS now_has
      CROSS JOIN LATERAL (
        SELECT COALESCE(
          (
            SELECT snapshot.stars
            FROM repository_snapshots AS snapshot
            WHERE snapshot.repository_id = moved.repository_id AND snapshot.at < ${since}::timestamptz
            ORDER BY snapshot.at DESC
            LIMIT 1
          ),
          (
            SELECT snapshot.stars
            FROM repository_snapshots AS snapshot
            WHERE snapshot.repository_id = moved.repository_id
            ORDER BY snapshot.at
            LIMIT 1
          )
        ) AS stars
      ) AS had
      WHERE now_has.stars > had.stars
    ),
    gains AS (
      SELECT linked.paper_id, sum(linked.stars)::int AS stars
      FROM (
        -- Known by an old name and by its new one it is one repository.
        SELECT DISTINCT ON (link.paper_id, COALESCE(repository.moved_to, repository.owner || '/' || repository.name))
          link.paper_id, grown.stars
        FROM grown
        JOIN repositories AS repository ON repository.id = grown.repository_id
        JOIN paper_links AS link
          ON lower(link.owner) = repository.owner AND lower(link.name) = repository.name
          AND link.kind = 'code' AND link.host = 'github.com' AND link.owner IS NOT NULL AND link.name IS NOT NULL
        ORDER BY 1, COALESCE(repository.moved_to, repository.owner || '/' || repository.name), grown.stars DESC
      ) AS linked
      GROUP BY linked.paper_id
    )`;
}

/** Gives every paper the stars that its repositories gained before a snapshot, where it has not got them. */
export async function moveStarsGained(tx: Transaction, at: Date): Promise<number> {
  return tx.$executeRaw`
    WITH ${starGains(at)},
    wanted AS (
      SELECT paper_id, stars FROM gains
      UNION ALL
      SELECT paper.id, 0
      FROM papers AS paper
      WHERE paper.stars_gained > 0 AND NOT EXISTS (SELECT FROM gains WHERE gains.paper_id = paper.id)
    ),
    changed AS (
      SELECT paper.id, wanted.stars
      FROM wanted
      JOIN papers AS paper ON paper.id = wanted.paper_id AND paper.stars_gained <> wanted.stars
      ORDER BY paper.id
      FOR NO KEY UPDATE OF paper
    )
    UPDATE papers
    SET stars_gained = changed.stars
    FROM changed
    WHERE papers.id = changed.id
  `;
}

/** Whether a table has a later row of the same thing as `one`, on the same day (UTC). */
function overtaken(table: Prisma.Sql, same: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT FROM ${table} AS later
    WHERE ${same} AND later.at > one.at AND later.at < date_trunc('day', one.at, 'UTC') + interval '1 day'
  )`;
}

const SNAPSHOTS = { table: Prisma.sql`snapshots`, same: Prisma.sql`TRUE`, goes: Prisma.sql`TRUE` };

/** What is thinned: a table, which of its rows are of the same thing, and which may go. */
const THINNED = [
  {
    table: Prisma.sql`paper_snapshots`,
    same: Prisma.sql`later.paper_id = one.paper_id`,
    goes: Prisma.sql`TRUE`,
  },
  {
    table: Prisma.sql`repository_snapshots`,
    same: Prisma.sql`later.repository_id = one.repository_id`,
    // Not the first count of a repository: from there it gains.
    goes: Prisma.sql`EXISTS (
      SELECT FROM repository_snapshots AS earlier
      WHERE earlier.repository_id = one.repository_id AND earlier.at < one.at
    )`,
  },
  SNAPSHOTS,
];

/** The first snapshot before a time that is not the last one of its day (UTC), or null: where thinning has to begin. */
export async function findUnthinned(tx: Transaction, before: Date): Promise<Date | null> {
  const rows = await tx.$queryRaw`
    SELECT min(one.at) AS at
    FROM ${SNAPSHOTS.table} AS one
    WHERE one.at < ${before}::timestamptz AND ${overtaken(SNAPSHOTS.table, SNAPSHOTS.same)}
  `;
  return z.array(z.object({ at: z.date().nullable() })).parse(rows)[0]?.at ?? null;
}

/**
 * Of the snapshots from a time to another, and of what was counted at them, keeps the last of each day (UTC): every
 * snapshot that stays reads as it did. `before` is a midnight.
 * @returns the rows deleted
 */
export async function thinStretch(
  tx: Transaction,
  { from, before }: { from: Date; before: Date },
): Promise<number> {
  let deleted = 0;
  for (const { table, same, goes } of THINNED) {
    deleted += await tx.$executeRaw`
      DELETE FROM ${table} AS one
      WHERE one.at >= ${from}::timestamptz AND one.at < ${before}::timestamptz
        AND ${overtaken(table, same)} AND ${goes}
    `;
  }
  return deleted;
}
