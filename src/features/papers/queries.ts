import 'server-only';
import { dayOf } from '@/lib/day';
import { db, type Prisma } from '@/lib/db';
import { type PaperCard, toCard } from './cards/card';
import { CARD_AUTHORS, listCardRows } from './cards/sql';

export type { PaperCard, PaperLinkView } from './cards/card';

/** The papers with these ids, in this order; ids that are not there are left out. */
export async function listPaperCards(ids: number[]): Promise<PaperCard[]> {
  return (await listPapersWithText(ids)).map(({ paper }) => paper);
}

/** The same, each with its whole abstract, or else its summary. */
export async function listPapersWithText(
  ids: number[],
): Promise<{ paper: PaperCard; text: string | null }[]> {
  const byId = new Map((await listCardRows(ids)).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [{ paper: toCard(row), text: row.abstractText || row.summary }] : [];
  });
}

const shownAuthors = {
  select: { name: true, handle: true },
  where: { hidden: false },
  orderBy: { position: 'asc' },
} satisfies Prisma.Paper$authorsArgs;

const paperDetail = {
  id: true,
  key: true,
  title: true,
  titleText: true,
  abstractText: true,
  summary: true,
  summaryBy: true,
  editionDay: true,
  publishedAt: true,
  publishedPrecision: true,
  withdrawnAt: true,
  removedAt: true,
  voteCount: true,
  score: true,
  sourceCommentCount: true,
  starsGained: true,
  thumbnailUrl: true,
  links: {
    select: { kind: true, url: true, host: true, owner: true, name: true, stars: true },
    orderBy: { position: 'asc' },
  },
  topics: { select: { topic: { select: { slug: true, name: true } } }, orderBy: { topicId: 'asc' } },
  entries: { select: { day: true, submittedByName: true, submittedByHandle: true }, orderBy: { day: 'asc' } },
  arxivId: true,
  arxivVersion: true,
  doi: true,
  abstract: true,
  comment: true,
  journalRef: true,
  organization: true,
  keywords: true,
  updatedAt: true,
  sourceUpvoteCount: true,
  fieldSources: true,
  mediaUrls: true,
  changedAt: true,
  authors: shownAuthors,
  aliases: { select: { key: true }, orderBy: { key: 'asc' } },
  categories: { select: { code: true }, orderBy: { position: 'asc' } },
  versions: {
    select: { version: true, change: true, at: true },
    orderBy: [{ version: 'asc' }, { at: 'asc' }],
  },
  abbreviations: { select: { shortForm: true, expansion: true }, orderBy: { shortForm: 'asc' } },
} satisfies Prisma.PaperSelect;

type PaperDetailRow = Prisma.PaperGetPayload<{ select: typeof paperDetail }>;

function toDetail(row: PaperDetailRow) {
  const entry = row.entries.find(({ submittedByName }) => submittedByName !== null);
  const card = toCard({
    ...row,
    ...firstAuthors(row.authors),
    topics: row.topics.map(({ topic }) => topic),
    submitter: entry?.submittedByName
      ? { name: entry.submittedByName, handle: entry.submittedByHandle }
      : null,
  });
  return {
    ...card,
    authors: row.authors.map((author) => author.name),
    arxivId: row.arxivId,
    arxivVersion: row.arxivVersion,
    doi: row.doi,
    abstract: row.abstract,
    abstractText: row.abstractText,
    summary: row.summary && { text: row.summary, by: row.summaryBy },
    comment: row.comment,
    journalRef: row.journalRef,
    organization: row.organization,
    keywords: row.keywords,
    updatedAt: row.updatedAt,
    withdrawnAt: row.withdrawnAt,
    removedAt: row.removedAt,
    /** What is known of its versions, and of what was replaced or taken back, oldest first. */
    versions: row.versions,
    upvotesAtSource: row.sourceUpvoteCount,
    mediaUrls: row.mediaUrls,
    changedAt: row.changedAt,
    categories: row.categories.map((category) => category.code),
    primaryCategory: row.categories[0]?.code ?? null,
    abbreviations: row.abbreviations,
    /** The authors with their accounts at the source. */
    byline: row.authors,
    /** Every day it was featured, first to last, and who put it forward. */
    days: row.entries.map((entry) => dayOf(entry.day)),
    features: row.entries.map(({ day, submittedByName: name, submittedByHandle: handle }) => ({
      day: dayOf(day),
      submittedBy: name === null ? null : { name, handle },
    })),
    /** Keys it had before. */
    aliases: row.aliases.map((alias) => alias.key),
    /** Which source gave which field. */
    provenance: provenanceOf(row.fieldSources),
  };
}

/** A paper on its own page. */
export type PaperDetail = ReturnType<typeof toDetail>;

function provenanceOf(fieldSources: Prisma.JsonValue): { field: string; source: string }[] {
  if (typeof fieldSources !== 'object' || fieldSources === null || Array.isArray(fieldSources)) return [];
  return Object.entries(fieldSources).flatMap(([field, given]) =>
    typeof given === 'object' && given && 'source' in given ? [{ field, source: String(given.source) }] : [],
  );
}

/** The paper at this address, the address it has moved to, or null. */
export async function getPaper(
  key: string,
): Promise<{ paper: PaperDetail; movedTo: null } | { paper: null; movedTo: string } | null> {
  const row = await db.paper.findUnique({ where: { key }, select: paperDetail });
  if (row) return { paper: toDetail(row), movedTo: null };
  const alias = await db.paperAlias.findUnique({
    where: { key },
    select: { paper: { select: { key: true } } },
  });
  return alias && { paper: null, movedTo: alias.paper.key };
}

/** What a citation needs of each paper, in the order of the ids. */
export async function listPaperDetails(ids: number[]): Promise<PaperDetail[]> {
  const rows = await db.paper.findMany({ where: { id: { in: ids } }, select: paperDetail });
  const byId = new Map(rows.map((row) => [row.id, toDetail(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** What a source last said of these papers, as it said it, by id. */
export async function listSourceRecords(ids: number[], source: string): Promise<Map<number, unknown>> {
  const rows = await db.sourceRecord.findMany({
    where: { paperId: { in: ids }, source },
    select: { paperId: true, record: true },
  });
  return new Map(rows.map(({ paperId, record }) => [paperId, record]));
}

/** Papers by their date of publication, newest first, after a place; those without a date are left out. */
export async function listNewestPapers({
  after,
  limit,
}: {
  after: { publishedAt: Date; id: number } | null;
  limit: number;
}): Promise<{ id: number; publishedAt: Date }[]> {
  const rows = await db.paper.findMany({
    where: {
      publishedAt: { not: null, ...(after && { lte: after.publishedAt }) },
      ...(after && {
        OR: [{ publishedAt: { lt: after.publishedAt } }, { id: { lt: after.id } }],
      }),
    },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, publishedAt: true },
    take: limit,
  });
  return rows.flatMap(({ id, publishedAt }) => (publishedAt ? [{ id, publishedAt }] : []));
}

export async function countPapers(): Promise<number> {
  return db.paper.count();
}

/** How many votes these papers have now. */
export async function listVotes(ids: number[]): Promise<Record<number, number>> {
  const rows = await db.paper.findMany({ where: { id: { in: ids } }, select: { id: true, voteCount: true } });
  return Object.fromEntries(rows.map((row) => [row.id, row.voteCount]));
}

const paperName = {
  id: true,
  key: true,
  title: true,
  publishedAt: true,
  publishedPrecision: true,
  authors: shownAuthors,
} satisfies Prisma.PaperSelect;

/** Counted here: asked for a count, the client has the database count the authors of all papers there are. */
function firstAuthors(authors: { name: string }[]): { authors: string[]; authorCount: number } {
  return { authors: authors.slice(0, CARD_AUTHORS).map(({ name }) => name), authorCount: authors.length };
}

function toName({ authors, ...row }: Prisma.PaperGetPayload<{ select: typeof paperName }>) {
  return { ...row, ...firstAuthors(authors) };
}

/** A paper that is only named: what it is called, who wrote it and when. */
export type PaperName = ReturnType<typeof toName>;

/** The names of these papers, by id; those that are not there are left out. */
export async function listPaperNames(ids: number[]): Promise<Map<number, PaperName>> {
  const rows = await db.paper.findMany({ where: { id: { in: ids } }, select: paperName });
  return new Map(rows.map((row) => [row.id, toName(row)]));
}
