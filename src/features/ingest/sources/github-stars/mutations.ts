import 'server-only';
import { indexPapers } from '@/features/search/indexing/mutations';
import { db } from '@/lib/db';
import { lockBatches } from '../../sql';
import type { RepositoryAnswer } from './answer';
import { announcePapers, type DueRepository, moveLinkStars } from './sql';

type Told = RepositoryAnswer & { repository: DueRepository; etag: string | null; at: Date };

/**
 * Keeps what GitHub told of a repository: its stars, also beside the links of papers, and its name where that is another
 * now. True where anything is new to a reader.
 */
export async function keepStars({ repository, fullName, stars, etag, at }: Told): Promise<boolean> {
  const { id, owner, name } = repository;
  const movedTo = fullName === `${owner}/${name}` ? null : fullName;
  return db.$transaction(async (tx) => {
    // Ingest rewrites links from what it read of them before.
    await lockBatches(tx);
    await tx.repository.update({
      where: { id },
      data: { stars, starsAsOf: at, countedAt: at, fetchedAt: at, etag, movedTo, goneAt: null },
    });
    const papers = await moveLinkStars(tx, { owner, name, stars, asOf: at });
    await indexPapers(tx, papers);
    await announcePapers(tx, papers);
    return stars !== repository.stars || movedTo !== repository.movedTo || repository.isGone;
  });
}

/** Nothing has changed since the answer before, and its stars are as of now. */
export async function keepUnchanged({ id }: DueRepository, at: Date): Promise<void> {
  await db.repository.update({
    where: { id },
    data: { starsAsOf: at, countedAt: at, fetchedAt: at, goneAt: null },
  });
}

/**
 * There is none, or none to be seen; the stars that were known stay, and the name that papers have is asked for next.
 * True where that is news.
 */
export async function keepGone({ id, isGone }: DueRepository, at: Date): Promise<boolean> {
  await db.repository.update({
    where: { id },
    data: { fetchedAt: at, etag: null, movedTo: null, ...(!isGone && { goneAt: at }) },
  });
  return !isGone;
}

/** It was asked for, and nothing can be said of it: its turn comes again as if it had answered. */
export async function keepAsked({ id }: DueRepository, at: Date): Promise<void> {
  await db.repository.update({ where: { id }, data: { fetchedAt: at } });
}
