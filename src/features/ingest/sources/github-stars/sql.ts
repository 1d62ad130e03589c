import 'server-only';
import { z } from 'zod';
import { db, Prisma, type Transaction } from '@/lib/db';
import { EARLY_MS, GAINING_HOURS, GONE_FACTOR, LOOK_TIERS } from './look-schedule';

/** For a `WITH`: `linked (owner, name, score, age_days, gaining)`, what the papers that link a repository say for it. */
function linked(now: Date): Prisma.Sql {
  return Prisma.sql`
    linked AS (
      SELECT
        lower(link.owner) AS owner,
        lower(link.name) AS name,
        max(COALESCE(search.score, paper.score)) AS score,
        min(
          (${now}::timestamptz AT TIME ZONE 'UTC')::date
            - COALESCE(paper.edition_day, (COALESCE(paper.published_at, paper.created_at) AT TIME ZONE 'UTC')::date)
        ) AS age_days,
        bool_or(paper.stars_gained > 0) AS gaining
      FROM paper_links AS link
      JOIN papers AS paper ON paper.id = link.paper_id
      LEFT JOIN paper_search AS search ON search.paper_id = paper.id
      WHERE link.kind = 'code' AND link.host = 'github.com' AND link.owner IS NOT NULL AND link.name IS NOT NULL
      GROUP BY 1, 2
    )`;
}

/** The rule of look-schedule.ts, of `repository` and `linked`. */
function isDue(now: Date): Prisma.Sql {
  return Prisma.sql`
    (
      repository.fetched_at IS NULL
      OR repository.fetched_at <= ${new Date(now.getTime() + EARLY_MS)}::timestamptz - make_interval(hours => (
        SELECT CASE
          WHEN repository.gone_at IS NOT NULL THEN ${GONE_FACTOR}::int * tier.hours
          WHEN linked.gaining THEN least(tier.hours, ${GAINING_HOURS}::int)
          ELSE tier.hours
        END
        FROM unnest(
          ${LOOK_TIERS.map(({ upToDays }) => upToDays)}::int[],
          ${LOOK_TIERS.map(({ hours }) => hours)}::int[]
        ) AS tier (up_to_days, hours)
        WHERE linked.age_days <= tier.up_to_days
        ORDER BY tier.up_to_days
        LIMIT 1
      ))
    )`;
}

const dueRow = z.object({
  id: z.number(),
  owner: z.string(),
  name: z.string(),
  movedTo: z.string().nullable(),
  etag: z.string().nullable(),
  stars: z.number().nullable(),
  isGone: z.boolean(),
});
export type DueRepository = z.infer<typeof dueRow>;

/** The repositories that are to be looked at now: those of the papers with the highest scores first. */
export async function listDueRepositories({
  now,
  limit,
}: {
  now: Date;
  limit: number;
}): Promise<DueRepository[]> {
  const rows = await db.$queryRaw`
    WITH ${linked(now)}
    SELECT
      repository.id,
      repository.owner,
      repository.name,
      repository.moved_to AS "movedTo",
      repository.etag,
      repository.stars,
      repository.gone_at IS NOT NULL AS "isGone"
    FROM linked
    JOIN repositories AS repository USING (owner, name)
    WHERE ${isDue(now)}
    ORDER BY linked.score DESC, repository.id
    LIMIT ${limit}
  `;
  return z.array(dueRow).parse(rows);
}

const countRow = z.object({
  linked: z.number(),
  counted: z.number(),
  moved: z.number(),
  gone: z.number(),
  due: z.number(),
});
export type RepositoryCounts = z.infer<typeof countRow>;

/** How many repositories papers link, and how it stands with them. */
export async function countRepositories(now: Date): Promise<RepositoryCounts> {
  const rows = await db.$queryRaw`
    WITH ${linked(now)}
    SELECT
      count(*)::int AS linked,
      (count(*) FILTER (WHERE repository.counted_at IS NOT NULL))::int AS counted,
      (count(*) FILTER (WHERE repository.moved_to IS NOT NULL))::int AS moved,
      (count(*) FILTER (WHERE repository.gone_at IS NOT NULL))::int AS gone,
      (count(*) FILTER (WHERE ${isDue(now)}))::int AS due
    FROM linked
    JOIN repositories AS repository USING (owner, name)
  `;
  return countRow.parse(z.array(z.unknown()).parse(rows)[0]);
}

type Told = { owner: string; name: string; stars: number; asOf: Date };

/** Gives the links of a repository its stars, where they have not got them; the papers whose links these are. */
export async function moveLinkStars(tx: Transaction, { owner, name, stars, asOf }: Told): Promise<number[]> {
  const rows = await tx.$queryRaw`
    UPDATE paper_links
    SET stars = ${stars}::int, stars_as_of = ${asOf}::timestamptz
    WHERE kind = 'code' AND host = 'github.com' AND owner IS NOT NULL AND name IS NOT NULL
      AND lower(owner) = ${owner} AND lower(name) = ${name}
      AND stars IS DISTINCT FROM ${stars}::int
    RETURNING paper_id AS id
  `;
  const ids = z.array(z.object({ id: z.number() })).parse(rows);
  return [...new Set(ids.map(({ id }) => id))];
}

/** Ids that one notification holds; the payload has 8,000 bytes at most. */
const MOST_TOLD = 200;

/** Tells servers that pages show something else of these papers, though no row of `papers` has moved. */
export async function announcePapers(tx: Transaction, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  const payload = ids.length > MOST_TOLD ? '*' : ids.join(',');
  await tx.$executeRaw`SELECT pg_notify('papers_changed', ${payload})`;
}
