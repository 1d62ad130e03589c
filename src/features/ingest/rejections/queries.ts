import 'server-only';
import { db, type Prisma } from '@/lib/db';
import type { RejectionFilter } from './schema';
import { listRawTexts } from './sql';

export { listReasonGroups, type ReasonGroup } from './sql';

const PAGE_SIZE = 50;
/** Characters of a raw text that a list has. */
const BEGINNING = 400;

const rejectionLine = {
  id: true,
  index: true,
  reason: true,
  reasonGroup: true,
  retriedAt: true,
  retryReason: true,
  becameAt: true,
  paper: { select: { key: true, titleText: true } },
  run: { select: { id: true, source: true, format: true, startedAt: true } },
} satisfies Prisma.IngestRejectionSelect;

type Row = Prisma.IngestRejectionGetPayload<{ select: typeof rejectionLine }>;

/** A rejection, with as much of its raw text as was asked for, and how long that is in all. */
export type RejectionLine = Row & { rawText: string; rawLength: number };

async function withRawText(rows: Row[], most: number): Promise<RejectionLine[]> {
  const texts = await listRawTexts(
    rows.map(({ id }) => id),
    most,
  );
  const byId = new Map(texts.map((raw) => [raw.id, raw]));
  return rows.map((row) => {
    const { text = '', length = 0 } = byId.get(row.id) ?? {};
    return { ...row, rawText: text, rawLength: length };
  });
}

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
  const rejections = await withRawText(found.slice(0, PAGE_SIZE), BEGINNING);
  return { rejections, next: found.length > PAGE_SIZE ? (rejections.at(-1)?.id ?? null) : null };
}

/** A rejection with so many characters of its raw text; null where there is none. */
export async function getRejection(id: number, most: number): Promise<RejectionLine | null> {
  const row = await db.ingestRejection.findUnique({ where: { id }, select: rejectionLine });
  const [rejection = null] = row ? await withRawText([row], most) : [];
  return rejection;
}

/** The rejections of a run, in the order of its body. `after` is the index after which to go on. */
export async function listRejectionsOfRun(runId: number, after: number | null) {
  const found = await db.ingestRejection.findMany({
    where: { runId, ...(after !== null && { index: { gt: after } }) },
    select: rejectionLine,
    orderBy: { index: 'asc' },
    take: PAGE_SIZE + 1,
  });
  const rejections = await withRawText(found.slice(0, PAGE_SIZE), BEGINNING);
  return { rejections, next: found.length > PAGE_SIZE ? (rejections.at(-1)?.index ?? null) : null };
}
