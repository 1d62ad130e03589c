import type { PaperDetail } from '@/features/papers/queries';
import { publishedText } from '@/features/papers/record';
import type { ApiPaper } from './schema';

/** A paper as the API tells it; hidden authors are not in it. */
export function apiPaper(paper: PaperDetail, siteUrl: string): ApiPaper {
  return {
    key: paper.key,
    url: `${siteUrl}/papers/${paper.key}`,
    arxivId: paper.arxivId,
    arxivVersion: paper.arxivVersion,
    doi: paper.doi,
    title: paper.titleText,
    titleTex: paper.title,
    abstract: paper.abstractText,
    abstractTex: paper.abstract,
    summary: paper.summary || null,
    authors: paper.authors,
    organization: paper.organization,
    categories: paper.categories,
    topics: paper.topics,
    keywords: paper.keywords,
    comment: paper.comment,
    journalRef: paper.journalRef,
    publishedAt: publishedText(paper),
    publishedPrecision: paper.publishedPrecision,
    updatedAt: paper.updatedAt?.toISOString() ?? null,
    withdrawnAt: paper.withdrawnAt?.toISOString() ?? null,
    removedAt: paper.removedAt?.toISOString() ?? null,
    editionDays: paper.days,
    links: paper.links.map(({ kind, url, stars }) => ({ kind, url, stars })),
    thumbnailUrl: paper.thumbnailUrl,
    votes: paper.votes,
    comments: paper.commentCount,
    starsGained: paper.starsGained,
    score: paper.score,
    changedAt: paper.changedAt.toISOString(),
  };
}
