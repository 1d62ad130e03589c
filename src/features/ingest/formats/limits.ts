import { z } from 'zod';
import { PAPER_LIMITS } from '@/features/papers/schema';
import type { IncomingPaper } from '../schema';
import { describeProblem } from './problem';

const text = (limit: number) => z.string().max(limit);
const count = z.number().max(PAPER_LIMITS.count).nullable();
const texts = (limit: number, members: number) => z.array(text(limit)).max(members);
const person = z.object({ name: text(PAPER_LIMITS.name), handle: text(PAPER_LIMITS.name).nullable() });

const limitedPaper = z.object({
  title: text(PAPER_LIMITS.title),
  abstract: text(PAPER_LIMITS.abstract).nullable(),
  summary: z.object({ text: text(PAPER_LIMITS.summary), by: text(PAPER_LIMITS.name) }).nullable(),
  comment: text(PAPER_LIMITS.comment).nullable(),
  journalRef: text(PAPER_LIMITS.journalRef).nullable(),
  organization: text(PAPER_LIMITS.name).nullable(),
  keywords: texts(PAPER_LIMITS.keyword, PAPER_LIMITS.keywords).nullable(),
  authors: z.array(person).max(PAPER_LIMITS.authors).nullable(),
  categories: texts(PAPER_LIMITS.category, PAPER_LIMITS.categories).nullable(),
  links: z.array(z.object({ url: text(PAPER_LIMITS.url), stars: count })).max(PAPER_LIMITS.links),
  thumbnailUrl: text(PAPER_LIMITS.url).nullable(),
  mediaUrls: texts(PAPER_LIMITS.url, PAPER_LIMITS.mediaUrls).nullable(),
  editions: z.array(z.object({ submittedBy: person.nullable() })).max(PAPER_LIMITS.editions),
  upvotes: count,
  comments: count,
  arxivVersion: z.number().max(PAPER_LIMITS.arxivVersion).nullable(),
  aliases: texts(PAPER_LIMITS.key, PAPER_LIMITS.aliases),
});

/**
 * Why a paper goes over a limit, or null. Such a record is a rejection, never cut to fit: what is kept is what the
 * source said.
 */
export function problemOfLimits(paper: IncomingPaper): string | null {
  const { error } = limitedPaper.safeParse(paper);
  return error ? describeProblem(error) : null;
}
