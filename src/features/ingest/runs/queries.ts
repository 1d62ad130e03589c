import 'server-only';
import { db, type Prisma } from '@/lib/db';
import { runShown } from '../queries';

const PAGE_SIZE = 50;

const runLine = { ...runShown, day: true } satisfies Prisma.IngestRunSelect;

export type RunLine = Prisma.IngestRunGetPayload<{ select: typeof runLine }>;

/** A page of runs, the newest first, of a source or of all (empty), and where the next page begins. */
export async function listRuns({ source, before }: { source: string; before: number | null }) {
  const found = await db.ingestRun.findMany({
    where: { ...(source && { source }), ...(before !== null && { id: { lt: before } }) },
    select: runLine,
    orderBy: { id: 'desc' },
    take: PAGE_SIZE + 1,
  });
  const runs = found.slice(0, PAGE_SIZE);
  return { runs, next: found.length > PAGE_SIZE ? (runs.at(-1)?.id ?? null) : null };
}

export async function getRunLine(id: number): Promise<RunLine | null> {
  return db.ingestRun.findUnique({ where: { id }, select: runLine });
}

/** The sources that runs have come by, by name. */
export async function listRunSources(): Promise<string[]> {
  const found = await db.ingestRun.groupBy({ by: ['source'], orderBy: { source: 'asc' } });
  return found.map(({ source }) => source);
}
