import { type Day, dayToDate } from '@/lib/day';
import type { Slot } from './batch';
import type { HeldPaper } from './merge';

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

/** The rows that hang on a paper, by table, with the columns' own names. Every kind of row is written in one go. */
export function childRows({ paper, abbreviations }: Slot, paperId: number) {
  return {
    paper_authors: (paper.fields.authors ?? []).map((author, position) => ({
      paper_id: paperId,
      position,
      ...author,
    })),
    paper_categories: (paper.fields.categories ?? []).map((code, position) => ({
      paper_id: paperId,
      position,
      code,
    })),
    paper_links: paper.links.map(({ starsAsOf, ...link }, position) => ({
      paper_id: paperId,
      position,
      ...link,
      stars_as_of: starsAsOf,
    })),
    paper_aliases: paper.aliases.map((key) => ({ paper_id: paperId, key })),
    paper_abbreviations: (abbreviations ?? []).map(({ shortForm, expansion }) => ({
      paper_id: paperId,
      short_form: shortForm,
      expansion,
    })),
    edition_entries: paper.entries.map(({ day, submittedBy, source }) => ({
      paper_id: paperId,
      day,
      submitted_by_name: submittedBy?.name ?? null,
      submitted_by_handle: submittedBy?.handle ?? null,
      source,
    })),
  };
}
export type ChildRows = ReturnType<typeof childRows>;

/** The first day a paper was featured. */
function firstDay(paper: Pick<HeldPaper, 'entries'>): Day | null {
  return paper.entries.map((entry) => entry.day).toSorted()[0] ?? null;
}
