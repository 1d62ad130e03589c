import 'server-only';
import { z } from 'zod';
import { db, Prisma, type Transaction } from '@/lib/db';

type NewRejection = { index: number; reason: string; reasonGroup: string; rawText: string };

/** Keeps the rejections of a run, in one statement. */
export async function insertRejections(tx: Transaction, runId: number, rows: NewRejection[]): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map(
    ({ index, reason, reasonGroup, rawText }) =>
      Prisma.sql`(${runId}, ${index}, ${reason}, ${reasonGroup}, ${rawText})`,
  );
  await tx.$executeRaw`
    INSERT INTO ingest_rejections (run_id, index, reason, reason_group, raw_text)
    VALUES ${Prisma.join(values)}
  `;
}

const groupRow = z.object({
  group: z.string(),
  /** All of it, and those that have not become papers. */
  count: z.number(),
  open: z.number(),
  sources: z.array(z.string()),
  newestAt: z.date(),
});
export type ReasonGroup = z.infer<typeof groupRow>;

const rawRow = z.object({ id: z.number(), text: z.string(), length: z.number() });

/** Raw texts of rejections, which may be megabytes: the first characters of each, and how many there are in all. */
export async function listRawTexts(ids: number[], most: number): Promise<z.infer<typeof rawRow>[]> {
  const rows = await db.$queryRaw`
    SELECT id, left(raw_text, ${most}::int) AS text, length(raw_text) AS length
    FROM ingest_rejections
    WHERE id = ANY (${ids}::int[])
  `;
  return z.array(rawRow).parse(rows);
}

/** Reasons are shown up to so many, those with the most that are open first. */
const MOST_GROUPS = 100;

/** Why records were rejected, of a source or of all (empty). */
export async function listReasonGroups(source: string): Promise<ReasonGroup[]> {
  const rows = await db.$queryRaw`
    SELECT
      rejection.reason_group AS "group",
      count(*)::int AS count,
      (count(*) FILTER (WHERE rejection.became_at IS NULL))::int AS open,
      array_agg(DISTINCT run.source ORDER BY run.source) AS sources,
      max(run.started_at) AS "newestAt"
    FROM ingest_rejections AS rejection
    JOIN ingest_runs AS run ON run.id = rejection.run_id
    ${source ? Prisma.sql`WHERE run.source = ${source}` : Prisma.empty}
    GROUP BY rejection.reason_group
    ORDER BY open DESC, "newestAt" DESC, rejection.reason_group
    LIMIT ${MOST_GROUPS}
  `;
  return z.array(groupRow).parse(rows);
}
