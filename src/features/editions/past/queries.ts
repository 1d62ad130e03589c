import 'server-only';
import { listPaperCards, type PaperCard } from '@/features/papers/queries';
import type { DayRange } from '@/lib/day';
import { db } from '@/lib/db';
import { PAGE_SIZE, type PaperPage, pagesOf } from '../queries';
import { MOST_TRENDING } from '../trending/queries';
import { type TrendingWindow, windowRange } from '../trending/window';
import { findLatestDayAt, type PastRow, rankAt, type TakenSnapshot } from './sql';

export type { TakenSnapshot } from './sql';

/** What can be looked at as it was: what was trending, or the editions of some days. */
export type Board = { window: TrendingWindow } | { range: DayRange };

/** The last snapshot that was taken until an instant, or null; and the first of all, before which nothing is known. */
export async function findSnapshot(
  instant: Date,
): Promise<{ snapshot: TakenSnapshot | null; first: TakenSnapshot | null }> {
  const [snapshot, first] = await Promise.all([
    db.snapshot.findFirst({ where: { at: { lte: instant } }, orderBy: { at: 'desc' } }),
    getFirstSnapshot(),
  ]);
  return { snapshot, first };
}

/** Null before anything was counted. */
export async function getFirstSnapshot(): Promise<TakenSnapshot | null> {
  return db.snapshot.findFirst({ orderBy: { at: 'asc' } });
}

/** A board as it was at a snapshot: each paper with what it had then, and titles and links as they are now. */
export async function getPastBoard(board: Board, snapshot: TakenSnapshot, page = 1): Promise<PaperPage> {
  const rows = await rankBoard(board, snapshot, page);
  const cards = new Map((await listPaperCards(rows.map(({ id }) => id))).map((card) => [card.id, card]));
  const papers = rows.flatMap((row) => {
    const card = cards.get(row.id);
    return card ? [asItWas(card, row)] : [];
  });
  const total = rows[0]?.total ?? 0;
  return { papers, total, page, pages: pagesOf(total, isWhole(board) ? Number.MAX_SAFE_INTEGER : PAGE_SIZE) };
}

async function rankBoard(board: Board, snapshot: TakenSnapshot, page: number): Promise<PastRow[]> {
  const slice = {
    snapshot,
    range: null,
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
    most: MOST_TRENDING,
  };
  if ('range' in board) {
    const limit = isWhole(board) ? Number.MAX_SAFE_INTEGER : PAGE_SIZE;
    return rankAt({ ...slice, range: board.range, order: 'votes', limit, most: Number.MAX_SAFE_INTEGER });
  }
  if (board.window === 'stars') return rankAt({ ...slice, order: 'stars' });
  if (board.window === 'all') return rankAt({ ...slice, order: 'score' });
  const latest = await findLatestDayAt(snapshot);
  if (!latest) return [];
  const range = windowRange(board.window, latest);
  return rankAt({ ...slice, range, order: 'score', most: Number.MAX_SAFE_INTEGER });
}

/** A day is one page. */
function isWhole(board: Board): boolean {
  return 'range' in board && board.range.first === board.range.last;
}

function asItWas(card: PaperCard, row: PastRow): PaperCard {
  const { votes, comments: commentCount, starsGained, editionDay } = row;
  return { ...card, votes, commentCount, starsGained, editionDay };
}
