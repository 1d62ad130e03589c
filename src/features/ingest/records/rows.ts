import type { Day } from '@/lib/day';
import type { Slot } from './batch';
import type { HeldPaper } from './merge';

/**
 * A paper's own row, with the columns' own names. Counters of ours, votes and score are not among them: the database
 * moves those.
 */
export function paperRow({ paper }: Pick<Slot, 'paper'>) {
  const { fields } = paper;
  return {
    key: paper.key,
    arxiv_id: paper.arxivId,
    doi: paper.doi,
    fingerprint: paper.fingerprint,
    title: fields.title.shown,
    title_text: fields.title.plain,
    abstract: fields.abstract?.shown ?? null,
    abstract_text: fields.abstract?.plain ?? null,
    summary: fields.summary?.text ?? null,
    summary_by: fields.summary?.by ?? null,
    comment: fields.comment,
    journal_ref: fields.journalRef,
    organization: fields.organization,
    keywords: fields.keywords ?? [],
    published_at: fields.publishedAt?.at ?? null,
    published_precision: fields.publishedAt?.precision ?? 'instant',
    updated_at: fields.updatedAt,
    arxiv_version: fields.arxivVersion,
    withdrawn_at: fields.withdrawnAt,
    thumbnail_url: fields.thumbnailUrl,
    media_urls: fields.mediaUrls ?? [],
    source_upvote_count: fields.upvotes ?? 0,
    source_comment_count: fields.comments ?? 0,
    edition_day: firstDay(paper),
    field_sources: { ...paper.given },
  };
}
export type PaperRow = ReturnType<typeof paperRow>;

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
