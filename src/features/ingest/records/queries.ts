import 'server-only';
import type { Prisma, Transaction } from '@/lib/db';
import { toHeld } from './held';
import type { HeldPaper } from './merge';
import type { PreparedPaper } from './prepare';

/** All that merging needs of a stored paper. */
const heldPaper = {
  id: true,
  key: true,
  arxivId: true,
  arxivVersion: true,
  doi: true,
  fingerprint: true,
  title: true,
  titleText: true,
  abstract: true,
  abstractText: true,
  summary: true,
  summaryBy: true,
  comment: true,
  journalRef: true,
  organization: true,
  keywords: true,
  publishedAt: true,
  publishedPrecision: true,
  updatedAt: true,
  withdrawnAt: true,
  thumbnailUrl: true,
  mediaUrls: true,
  sourceUpvoteCount: true,
  sourceCommentCount: true,
  fieldSources: true,
  authors: { select: { name: true, handle: true, hidden: true }, orderBy: { position: 'asc' } },
  categories: { select: { code: true }, orderBy: { position: 'asc' } },
  links: {
    select: {
      kind: true,
      url: true,
      host: true,
      owner: true,
      name: true,
      stars: true,
      starsAsOf: true,
      origin: true,
    },
    orderBy: { position: 'asc' },
  },
  entries: {
    select: { day: true, submittedByName: true, submittedByHandle: true, source: true },
    orderBy: { day: 'asc' },
  },
  aliases: { select: { key: true } },
} satisfies Prisma.PaperSelect;

export type HeldRow = Prisma.PaperGetPayload<{ select: typeof heldPaper }>;

/** The stored papers that any of these records may be about, in the shape that merging works on. */
export async function listHeldPapers(tx: Transaction, papers: PreparedPaper[]): Promise<HeldPaper[]> {
  const rows = await tx.paper.findMany({
    where: {
      OR: [
        { arxivId: { in: papers.flatMap((paper) => paper.arxivId ?? []) } },
        { doi: { in: papers.flatMap((paper) => paper.doi ?? []) } },
        { fingerprint: { in: papers.map((paper) => paper.fingerprint) } },
      ],
    },
    select: heldPaper,
    orderBy: { id: 'asc' },
  });
  return rows.map(toHeld);
}

/** The digests, as hexadecimal text, of those records that were taken in before. */
export async function listSeenDigests(tx: Transaction, papers: PreparedPaper[]): Promise<string[]> {
  const rows = await tx.ingestDigest.findMany({
    where: { digest: { in: papers.map((paper) => new Uint8Array(paper.digest)) } },
    select: { digest: true },
  });
  return rows.map((row) => Buffer.from(row.digest).toString('hex'));
}
