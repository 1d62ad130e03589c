import type { PaperDetail } from '@/features/papers/queries';
import { dayToDate } from '@/lib/day';
import type { FeedEntry } from './feed';

/** The year in which these names were first given: a part of every tag (RFC 4151). */
const TAG_YEAR = 2026;

/** A paper in a feed, with all of its abstract. */
export function paperEntry(paper: PaperDetail, siteUrl: string): FeedEntry {
  const featured = paper.editionDay && dayToDate(paper.editionDay);
  const published = paper.publishedAt ?? featured;
  return {
    // Not its address: that changes when a paper is found to be on arXiv, and readers would get it twice.
    id: `tag:${new URL(siteUrl).hostname.replace(/^\[|\]$/g, '')},${TAG_YEAR}:paper/${paper.id}`,
    url: `${siteUrl}/papers/${paper.key}`,
    title: paper.withdrawn ? `Withdrawn: ${paper.titleText}` : paper.titleText,
    authors: paper.authors,
    published,
    // Not `changedAt`: a vote makes no paper unread again.
    updated: newest([paper.withdrawnAt, paper.updatedAt, published]) ?? paper.changedAt,
    summary:
      paper.summary && `${paper.summary.text}${paper.summary.by ? ` (Summary by ${paper.summary.by})` : ''}`,
    content: (paper.abstractText ?? '').split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== ''),
    categories: [
      ...paper.categories.map((code) => ({ term: code, label: null })),
      ...paper.topics.map(({ slug, name }) => ({ term: slug, label: name })),
    ],
    related: [
      ...(paper.arxivId ? [`https://arxiv.org/abs/${paper.arxivId}`] : []),
      ...paper.links.map(({ url }) => url),
    ],
  };
}

/** The latest of some instants, or null of none. */
export function newest(instants: (Date | null)[]): Date | null {
  return instants.reduce((latest, each) => (each && (!latest || each > latest) ? each : latest), null);
}
