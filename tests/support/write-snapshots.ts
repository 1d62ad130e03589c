import { parseEnv } from '@/lib/env';
import { openDatabase } from '@/lib/postgres/open';
import type { History } from './history';

/** Writes what a paper had at snapshots of the past, in the database of the site that runs on DATA_DIR. */
const { key, counted }: History = JSON.parse(process.argv[2] ?? '');
const database = await openDatabase({ command: 'test', settings: parseEnv(process.env) });
process.env.DATABASE_URL = database.url;
const { closeDb, db } = await import('@/lib/db');
try {
  const paper = await db.paper.findUniqueOrThrow({ where: { key }, select: { id: true, editionDay: true } });
  const instants = counted.map(({ at }) => new Date(at));
  await db.snapshot.createMany({
    data: instants.map((at) => ({ at, takenAt: at })),
    skipDuplicates: true,
  });
  await db.paperSnapshot.createMany({
    data: counted.map(({ at, votes, comments }) => ({
      paperId: paper.id,
      at: new Date(at),
      votes,
      comments,
      editionDay: paper.editionDay,
    })),
  });
  await db.editionEntry.updateMany({ where: { paperId: paper.id }, data: { createdAt: instants[0] } });
} finally {
  await closeDb();
  await database.close();
}
