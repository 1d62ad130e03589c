import type { z } from 'zod';
import type { PaperDetail } from './queries';
import type { paperRecordSchema } from './schema';

type PaperRecord = z.input<typeof paperRecordSchema>;

/** Characters of an ISO instant that each precision knows. */
const KNOWN = { instant: 24, day: 10, month: 7, year: 4 } as const;

/** A paper as Broadsheet publishes it; what is not known is left out. */
export function toRecord(paper: PaperDetail): PaperRecord {
  const { publishedAt, publishedPrecision, summary } = paper;
  const record: PaperRecord = {
    broadsheet: 1,
    key: paper.key,
    arxivId: paper.arxivId,
    arxivVersion: paper.arxivVersion,
    doi: paper.doi,
    title: paper.title,
    abstract: paper.abstract,
    summary: summary ? { text: summary.text, by: summary.by ?? 'unknown' } : null,
    comment: paper.comment,
    journalRef: paper.journalRef,
    organization: paper.organization,
    keywords: paper.keywords,
    authors: paper.authors.map((name) => ({ name })),
    categories: paper.categories,
    publishedAt: publishedAt?.toISOString().slice(0, KNOWN[publishedPrecision]),
    updatedAt: paper.updatedAt?.toISOString(),
    withdrawnAt: paper.withdrawnAt?.toISOString(),
    links: paper.links.map(({ kind, url, stars }) => ({ kind, url, stars })),
    thumbnailUrl: paper.thumbnailUrl,
    mediaUrls: paper.mediaUrls,
    upvotes: paper.upvotesAtSource,
    comments: paper.commentCount,
    editions: paper.days.map((day) => ({ day })),
  };
  const known = Object.entries(record).filter(([, value]) => !isNothing(value));
  return Object.fromEntries(known) as PaperRecord;
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
