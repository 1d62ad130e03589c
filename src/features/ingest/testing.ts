import type { IncomingPaper } from './schema';

/** A record as a format would read it, with only what a test is about. */
export function incomingPaper(said: Partial<IncomingPaper> & { title: string }): IncomingPaper {
  return {
    source: 'text',
    asOf: null,
    arxivId: null,
    arxivVersion: null,
    doi: null,
    aliases: [],
    abstract: null,
    summary: null,
    comment: null,
    journalRef: null,
    organization: null,
    keywords: null,
    authors: null,
    categories: null,
    publishedAt: null,
    updatedAt: null,
    withdrawnAt: null,
    links: [],
    thumbnailUrl: null,
    mediaUrls: null,
    upvotes: null,
    comments: null,
    editions: [],
    record: { title: said.title },
    ...said,
  };
}
