import 'server-only';
import { db } from '@/lib/db';

/** A rejection became the paper that the record of a digest is about, or of an arXiv id; it stays, and says so. */
export async function markBecome(
  id: number,
  { digest, arxivId }: { digest: string | null; arxivId: string | null },
): Promise<void> {
  const byDigest = digest
    ? await db.ingestDigest.findUnique({
        where: { digest: Buffer.from(digest, 'hex') },
        select: { paperId: true },
      })
    : null;
  const byId = arxivId ? await db.paper.findUnique({ where: { arxivId }, select: { id: true } }) : null;
  const at = new Date();
  await db.ingestRejection.update({
    where: { id },
    data: { retriedAt: at, retryReason: null, becameAt: at, paperId: byDigest?.paperId ?? byId?.id ?? null },
  });
}

/** A rejection is one again, for this reason. */
export async function noteRetry(id: number, reason: string): Promise<void> {
  const retryReason = reason.toWellFormed().replaceAll('\0', '\u2400');
  await db.ingestRejection.update({ where: { id }, data: { retriedAt: new Date(), retryReason } });
}

const toRetry = {
  id: true,
  rawText: true,
  run: { select: { format: true, day: true, announced: true, startedAt: true } },
} as const;

/** A rejection that has not become a paper, with how it was read; null where there is none. */
export async function findOpen(id: number) {
  return db.ingestRejection.findFirst({ where: { id, becameAt: null }, select: toRetry });
}
export type OpenRejection = NonNullable<Awaited<ReturnType<typeof findOpen>>>;

/** Each may be megabytes long. */
const PAGE_SIZE = 20;

/** Those of a reason that have not become papers, oldest first, after one of them. */
export async function listOpen(
  { group, source }: { group: string; source: string },
  after: number,
): Promise<OpenRejection[]> {
  return db.ingestRejection.findMany({
    where: { reasonGroup: group, becameAt: null, id: { gt: after }, ...(source && { run: { source } }) },
    select: toRetry,
    orderBy: { id: 'asc' },
    take: PAGE_SIZE,
  });
}
