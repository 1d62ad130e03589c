import 'server-only';
import { db, type Prisma } from '@/lib/db';

const REJECTION_PAGE = 100;

/** What is told of a run. */
export const runShown = {
  id: true,
  source: true,
  format: true,
  received: true,
  created: true,
  updated: true,
  unchanged: true,
  rejected: true,
  startedAt: true,
  finishedAt: true,
  failure: true,
} satisfies Prisma.IngestRunSelect;

/** A run with a page of its rejections in full, or null. `after` is the index after which to go on. */
export async function getRun(id: number, after: number | null) {
  const run = await db.ingestRun.findUnique({
    where: { id },
    select: {
      ...runShown,
      rejections: {
        select: { index: true, reason: true, rawText: true },
        where: after === null ? {} : { index: { gt: after } },
        orderBy: { index: 'asc' },
        take: REJECTION_PAGE + 1,
      },
    },
  });
  if (!run) return null;
  const { rejections, ...counts } = run;
  const shown = rejections.slice(0, REJECTION_PAGE);
  return {
    run: counts,
    rejections: shown,
    next: rejections.length > REJECTION_PAGE ? (shown.at(-1)?.index ?? null) : null,
  };
}
