import 'server-only';
import type { Prisma, Transaction } from '@/lib/db';
import { toHeld } from './held';
import type { HeldPaper } from './merge';
import { listIdsAbout } from './papers/sql';
import type { PreparedPaper } from './prepare';

/** All that merging needs of a stored paper's own row. */
const ownRow = {
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
} satisfies Prisma.PaperSelect;

export type OwnRow = Prisma.PaperGetPayload<{ select: typeof ownRow }>;

/** What hangs on stored papers, by paper. */
async function listChildren(tx: Transaction, paperIds: number[]) {
  const where = { paperId: { in: paperIds } };
  const position = { orderBy: { position: 'asc' } } as const;
  // One after the other: a transaction has one connection, and `select` of relations would use it five times at once.
  const authors = byPaper(await tx.paperAuthor.findMany({ where, ...position }));
  const categories = byPaper(await tx.paperCategory.findMany({ where, ...position }));
  const links = byPaper(await tx.paperLink.findMany({ where, ...position }));
  const entries = byPaper(await tx.editionEntry.findMany({ where, orderBy: { day: 'asc' } }));
  const aliases = byPaper(await tx.paperAlias.findMany({ where, orderBy: { key: 'asc' } }));
  return (id: number) => ({
    authors: authors(id),
    categories: categories(id),
    links: links(id),
    entries: entries(id),
    aliases: aliases(id),
  });
}
export type ChildrenOfPaper = ReturnType<Awaited<ReturnType<typeof listChildren>>>;

function byPaper<Row extends { paperId: number }>(rows: Row[]): (paperId: number) => Row[] {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.paperId);
    if (group) group.push(row);
    else groups.set(row.paperId, [row]);
  }
  return (paperId) => groups.get(paperId) ?? [];
}

/**
 * The stored papers that any of these records may be about, or whose address it names, in the shape that merging
 * works on.
 */
export async function listHeldPapers(tx: Transaction, papers: PreparedPaper[]): Promise<HeldPaper[]> {
  return listHeldById(tx, await listIdsAbout(tx, papers));
}

/** The stored papers of these ids, in the same shape. */
export async function listHeldById(tx: Transaction, ids: number[]): Promise<HeldPaper[]> {
  if (ids.length === 0) return [];
  const rows = await tx.paper.findMany({
    where: { id: { in: ids } },
    select: ownRow,
    orderBy: { id: 'asc' },
  });
  const childrenOf = await listChildren(tx, ids);
  return rows.map((row) => toHeld(row, childrenOf(row.id)));
}
