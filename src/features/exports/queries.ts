import 'server-only';
import { listPaperDetails, type PaperDetail } from '@/features/papers/queries';
import { type Day, dayOf } from '@/lib/day';
import { db } from '@/lib/db';
import type { MarkKind, MarkLine, ReaderLine } from './schema';

/** So many rows are held at a time. */
const PAGE = 1_000;
const PAPERS_AT_ONCE = 200;

/** All papers in full, oldest first, or those that a reader bookmarked; a few hundred at a time. */
export async function* listPapers(bookmarkedBy: string | null): AsyncGenerator<PaperDetail[]> {
  for (let after = 0; ; ) {
    const rows = await db.paper.findMany({
      where: { id: { gt: after }, ...(bookmarkedBy && { bookmarks: { some: { userId: bookmarkedBy } } }) },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: PAPERS_AT_ONCE,
    });
    const last = rows.at(-1);
    if (!last) return;
    yield await listPaperDetails(rows.map((row) => row.id));
    after = last.id;
  }
}

/** Readers, or one of them. */
export async function* listReaders(reader: string | null): AsyncGenerator<ReaderLine[]> {
  for (let after = ''; ; ) {
    const rows = await db.user.findMany({
      where: { id: { gt: after, ...(reader !== null && { equals: reader }) } },
      select: { id: true, name: true, email: true, isAnonymous: true, createdAt: true },
      orderBy: { id: 'asc' },
      take: PAGE,
    });
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ isAnonymous, createdAt, ...row }) => ({
      ...row,
      anonymous: isAnonymous ?? false,
      since: createdAt.toISOString(),
    }));
    after = last.id;
  }
}

/** The reader with this id or address, or null. */
export async function getReaderId(idOrEmail: string): Promise<string | null> {
  const row = await db.user.findFirst({
    where: { OR: [{ id: idOrEmail }, { email: idOrEmail }] },
    select: { id: true },
  });
  return row?.id ?? null;
}

const marked = {
  userId: true,
  paperId: true,
  createdAt: true,
  paper: { select: { key: true, titleText: true } },
} as const;

type Place = { userId: string; paperId: number };
type MarkRow = Place & { createdAt: Date; paper: { key: string; titleText: string } };

/** What readers did of one kind, or what one of them did, reader by reader. */
export async function* listMarks(kind: MarkKind, reader: string | null): AsyncGenerator<MarkLine[]> {
  for (let after: Place | null = null; ; ) {
    const rows: MarkRow[] = await listMarkRows(kind, reader, after);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ userId, paper, createdAt }) => ({
      reader: userId,
      paper: paper.key,
      title: paper.titleText,
      at: createdAt.toISOString(),
    }));
    after = { userId: last.userId, paperId: last.paperId };
  }
}

function listMarkRows(kind: MarkKind, reader: string | null, after: Place | null): Promise<MarkRow[]> {
  const page = {
    select: marked,
    where: {
      ...(reader !== null && { userId: reader }),
      ...(after && {
        OR: [{ userId: { gt: after.userId } }, { userId: after.userId, paperId: { gt: after.paperId } }],
      }),
    },
    orderBy: [{ userId: 'asc' as const }, { paperId: 'asc' as const }],
    take: PAGE,
  };
  if (kind === 'bookmark') return db.bookmark.findMany(page);
  return kind === 'upvote' ? db.upvote.findMany(page) : db.read.findMany(page);
}

/** An edition and who set it. */
export type EditionLine = { day: Day; curators: string[] };
/** A paper's place in an edition, as a row of a table has it. */
export type EntryLine = { day: Day; paper: string; title: string; submittedBy: string | null };

export async function listEditions(): Promise<EditionLine[]> {
  const rows = await db.edition.findMany({
    select: { day: true, curators: true },
    orderBy: { day: 'asc' },
  });
  return rows.map(({ day, curators }) => ({ day: dayOf(day), curators }));
}

/** The papers of an edition, best first. */
export async function listEntries(day: Date): Promise<EntryLine[]> {
  const rows = await db.editionEntry.findMany({
    where: { day },
    select: { day: true, submittedByName: true, paper: { select: { key: true, titleText: true } } },
    orderBy: [{ paper: { score: 'desc' } }, { paperId: 'desc' }],
  });
  return rows.map(({ paper, submittedByName }) => ({
    day: dayOf(day),
    paper: paper.key,
    title: paper.titleText,
    submittedBy: submittedByName,
  }));
}
