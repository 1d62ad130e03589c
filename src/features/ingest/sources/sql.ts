import 'server-only';
import { z } from 'zod';
import { ADVISORY_CLASS } from '@/lib/advisory-lock';
import { db, Prisma } from '@/lib/db';

/** The name of the lock that a run of a source holds. */
export function sourceLockName(source: string): string {
  return `ingest ${source}`;
}

const heldRow = z.object({ held: z.boolean() });

/** Whether any of these sources is being run, by whatever process. */
export async function isAnySourceRunning(sources: readonly string[]): Promise<boolean> {
  const rows = await db.$queryRaw(Prisma.sql`
    SELECT EXISTS (
      SELECT FROM pg_locks AS lock
      JOIN unnest(${sources.map(sourceLockName)}::text[]) AS wanted (name)
        ON lock.objid = hashtext(wanted.name)::oid
      WHERE lock.locktype = 'advisory' AND lock.granted AND lock.objsubid = 2
        AND lock.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND lock.classid = ${ADVISORY_CLASS}::int::oid
    ) AS held`);
  return z.array(heldRow).parse(rows)[0]?.held ?? false;
}

/** Tells servers that a source began or ended, so that they render anew what says so (lib/page-cache). */
export async function announceSources(): Promise<void> {
  await db.$executeRaw(Prisma.sql`SELECT pg_notify('papers_changed', 'sources')`);
}
