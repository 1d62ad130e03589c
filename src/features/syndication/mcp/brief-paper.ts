import { clipText } from '@/lib/clip-text';
import type { ApiPaper } from '../api/papers/schema';
import { type BriefPaper, MCP_LIMITS } from './schema';

/** A paper in a list, in as few words as tell what it is. */
export function briefPaper(paper: ApiPaper): BriefPaper {
  const gist = paper.summary?.text ?? paper.abstract;
  return {
    key: paper.key,
    url: paper.url,
    title: paper.title,
    authors: paper.authors.slice(0, MCP_LIMITS.authors),
    authorCount: paper.authors.length,
    published: paper.publishedAt?.slice(0, 10) ?? null,
    votes: paper.votes,
    hasCode: paper.links.some(({ kind }) => kind === 'code'),
    gist: gist ? clipText(gist, MCP_LIMITS.gist) : null,
  };
}
