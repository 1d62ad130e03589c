import 'server-only';
import { db } from '@/lib/db';
import { MARK_KINDS, type Mark } from './schema';
import { addMarks, findPapers } from './sql';

/** A reader as a file names them. */
export type IncomingReader = { id: string; name: string; email: string; anonymous: boolean; since: Date };

/** A mark and where it stands in the file, so that one that cannot be kept is told of. */
export type IncomingMark = Mark & { index: number };

/**
 * The reader's id here: whoever has the address already, else a reader made with the id of the file. Nobody is made an
 * administrator, or can sign in who could not.
 */
export async function takeReader(reader: IncomingReader): Promise<{ id: string; created: boolean }> {
  const { id, name, email, anonymous, since } = reader;
  const held = await db.user.findFirst({ where: { OR: [{ email }, { id }] }, select: { id: true } });
  if (held) return { id: held.id, created: false };
  const data = { id, name, email, isAnonymous: anonymous, createdAt: since };
  const { count } = await db.user.createMany({ data, skipDuplicates: true });
  return { id, created: count > 0 };
}

export type MarksTaken = { created: number; unchanged: number; refused: { index: number; reason: string }[] };

/**
 * Adds marks that are not there. Idempotent; one that is there keeps its time. `readers` says who those of the file are
 * here; marks of others, and of papers that are not here, are refused.
 */
export async function takeMarks(
  marks: readonly IncomingMark[],
  readers: ReadonlyMap<string, string>,
): Promise<MarksTaken> {
  return db.$transaction(async (tx) => {
    const papers = await findPapers(tx, [...marks]);
    const refused: MarksTaken['refused'] = [];
    const known = marks.flatMap((mark) => {
      const userId = readers.get(mark.reader);
      const paperId = papers.get(mark.paper);
      if (userId !== undefined && paperId !== undefined) return [{ ...mark, userId, paperId }];
      const reason =
        userId === undefined ? `no line names the reader ${mark.reader}` : `no paper ${mark.paper} is here`;
      refused.push({ index: mark.index, reason });
      return [];
    });
    let created = 0;
    for (const kind of MARK_KINDS) {
      const ofKind = known.filter((mark) => mark.kind === kind);
      if (ofKind.length > 0) created += await addMarks(tx, kind, ofKind);
    }
    return { created, unchanged: known.length - created, refused };
  });
}
