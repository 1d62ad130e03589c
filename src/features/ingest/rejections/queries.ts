import 'server-only';
import { db, type Prisma } from '@/lib/db';
import type { RejectionFilter } from './schema';

const PAGE_SIZE = 50;

const rejectionLine = {
  id: true,
  index: true,
  reason: true,
  reasonGroup: true,
  rawText: true,
  retriedAt: true,
  retryReason: true,
  becameAt: true,
  paper: { select: { key: true, titleText: true } },
  run: { select: { id: true, source: true, format: true, startedAt: true } },
} satisfies Prisma.IngestRejectionSelect;

export type RejectionLine = Prisma.IngestRejectionGetPayload<{ select: typeof rejectionLine }>;

/** A page of rejections, the newest first, and where the next one begins. */
export async function listRejections({ source, group, before }: RejectionFilter) {
  const found = await db.ingestRejection.findMany({
    where: {
      ...(source && { run: { source } }),
      ...(group && { reasonGroup: group }),
      ...(before !== null && { id: { lt: before } }),
    },
    select: rejectionLine,
    orderBy: { id: 'desc' },
    take: PAGE_SIZE + 1,
  });
  const rejections = found.slice(0, PAGE_SIZE);
  return { rejections, next: found.length > PAGE_SIZE ? (rejections.at(-1)?.id ?? null) : null };
}

export async function getRejection(id: number): Promise<RejectionLine | null> {
  return db.ingestRejection.findUnique({ where: { id }, select: rejectionLine });
}

/** The rejections of a run, in the order of its body. `after` is the index after which to go on. */
export async function listRejectionsOfRun(runId: number, after: number | null) {
  const found = await db.ingestRejection.findMany({
    where: { runId, ...(after !== null && { index: { gt: after } }) },
    select: rejectionLine,
    orderBy: { index: 'asc' },
    take: PAGE_SIZE + 1,
  });
  const rejections = found.slice(0, PAGE_SIZE);
  return { rejections, next: found.length > PAGE_SIZE ? (rejections.at(-1)?.index ?? null) : null };
}
