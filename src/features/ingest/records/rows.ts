import { dayToDate } from '@/lib/day';
import type { Slot } from './batch';
import { firstDay, type HeldPaper } from './merge';

/** A paper's own row. Counters of ours, votes and score are not among its columns: the database moves them. */
export function paperRow({ paper, abbreviations }: Pick<Slot, 'paper' | 'abbreviations'>) {
  const { fields } = paper;
  const editionDay = firstDay(paper);
  return {
    key: paper.key,
    arxivId: paper.arxivId,
    doi: paper.doi,
    fingerprint: paper.fingerprint,
    title: fields.title.shown,
    titleText: fields.title.plain,
    abstract: fields.abstract?.shown ?? null,
    abstractText: fields.abstract?.plain ?? null,
    summary: fields.summary?.text ?? null,
    summaryBy: fields.summary?.by ?? null,
    comment: fields.comment,
    journalRef: fields.journalRef,
    organization: fields.organization,
    keywords: fields.keywords ?? [],
    publishedAt: fields.publishedAt?.at ?? null,
    publishedPrecision: fields.publishedAt?.precision ?? 'instant',
    updatedAt: fields.updatedAt,
    arxivVersion: fields.arxivVersion,
    withdrawnAt: fields.withdrawnAt,
    thumbnailUrl: fields.thumbnailUrl,
    mediaUrls: fields.mediaUrls ?? [],
    sourceUpvoteCount: fields.upvotes ?? 0,
    sourceCommentCount: fields.comments ?? 0,
    editionDay: editionDay && dayToDate(editionDay),
    fieldSources: { ...paper.given },
    authorText: (fields.authors ?? []).map((author) => author.name).join('; '),
    ...(abbreviations && {
      abbreviationText: abbreviations
        .map(({ shortForm, expansion }) => `${shortForm} ${expansion}`)
        .join('; '),
    }),
  };
}

export function authorRows(paper: HeldPaper, paperId: number) {
  return (paper.fields.authors ?? []).map((author, position) => ({ paperId, position, ...author }));
}

export function categoryRows(paper: HeldPaper, paperId: number) {
  return (paper.fields.categories ?? []).map((code, position) => ({ paperId, position, code }));
}

export function linkRows(paper: HeldPaper, paperId: number) {
  return paper.links.map((link, position) => ({ paperId, position, ...link }));
}

export function entryRows(paper: HeldPaper, paperId: number) {
  return paper.entries.map(({ day, submittedBy, source }) => ({
    paperId,
    day: dayToDate(day),
    submittedByName: submittedBy?.name ?? null,
    submittedByHandle: submittedBy?.handle ?? null,
    source,
  }));
}

export function aliasRows(paper: HeldPaper, paperId: number) {
  return paper.aliases.map((key) => ({ paperId, key }));
}

export function abbreviationRows({ abbreviations }: Slot, paperId: number) {
  return (abbreviations ?? []).map(({ shortForm, expansion }) => ({ paperId, shortForm, expansion }));
}
