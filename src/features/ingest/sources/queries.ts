import 'server-only';
import { db } from '@/lib/db';
import { isAnySourceRunning } from './sql';
import { SOURCES } from './table';

const sourceState = {
  attemptedAt: true,
  succeededAt: true,
  failure: true,
  pausedAt: true,
  failingSince: true,
  etag: true,
  lastModified: true,
} as const;

/** How it stands with a part of a source; null where it was never asked. */
export async function getSourceState(source: string, part: string) {
  return db.ingestSource.findUnique({ where: { source_part: { source, part } }, select: sourceState });
}

/** All that were ever asked, by name. */
export async function listSourceStates() {
  return db.ingestSource.findMany({
    select: { source: true, part: true, ...sourceState },
    orderBy: [{ source: 'asc' }, { part: 'asc' }],
  });
}

/** Whether an operator wants a source not to be run by its schedule. */
export async function isPaused(source: string): Promise<boolean> {
  const whole = { source, part: '', pausedAt: { not: null } };
  return (await db.ingestSource.count({ where: whole })) > 0;
}

/** Whether new papers are being fetched just now. */
export async function isFetching(): Promise<boolean> {
  const bringPapers = SOURCES.filter(({ schedule, listFacts }) => schedule !== null && !listFacts);
  return isAnySourceRunning(bringPapers.map(({ name }) => name));
}
