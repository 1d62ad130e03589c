import 'server-only';
import { db } from '@/lib/db';

/** How taking papers in has gone since then, and the newest run. */
export async function getIngestSummary(since: Date) {
  const recent = { startedAt: { gte: since } };
  const [last, counts, failed] = await Promise.all([
    db.ingestRun.findFirst({
      select: {
        id: true,
        source: true,
        received: true,
        rejected: true,
        startedAt: true,
        finishedAt: true,
        failure: true,
      },
      orderBy: { id: 'desc' },
    }),
    db.ingestRun.aggregate({
      where: recent,
      _count: true,
      _sum: { received: true, created: true, rejected: true },
    }),
    db.ingestRun.count({ where: { ...recent, failure: { not: null } } }),
  ]);
  const { received, created, rejected } = counts._sum;
  return {
    last,
    runs: counts._count,
    failed,
    received: received ?? 0,
    created: created ?? 0,
    rejected: rejected ?? 0,
  };
}

export type IngestSummary = Awaited<ReturnType<typeof getIngestSummary>>;
