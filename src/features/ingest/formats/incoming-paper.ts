import type { IncomingPaper } from '../schema';

const NOTHING: Omit<IncomingPaper, 'source' | 'title' | 'record'> = {
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
};

/** A paper of which a format says so much and no more. */
export function incomingPaper(
  said: Partial<IncomingPaper> & Pick<IncomingPaper, 'source' | 'title' | 'record'>,
): IncomingPaper {
  return { ...NOTHING, ...said };
}
