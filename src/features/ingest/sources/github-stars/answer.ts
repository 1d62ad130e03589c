import { z } from 'zod';
import { PAPER_LIMITS } from '@/features/papers/schema';
import { describeProblem } from '../../formats/problem';

/** Names as GitHub gives them out; anything else is not asked for, and would be another address. */
const FULL_NAME = /^[a-z\d](?:[a-z\d_-]{0,98})\/(?!\.{1,2}$)[\w.-]{1,100}$/i;

/** Of a repository as the API has it: what we read. */
const repositorySchema = z.object({
  full_name: z.string().regex(FULL_NAME, 'not owner/name'),
  stargazers_count: z.number().int().nonnegative().max(PAPER_LIMITS.count),
});

export type RepositoryAnswer = { fullName: string; stars: number };

/** A repository's stars and its present name, in lower case; or why the answer is none. */
export function readRepository(text: string): RepositoryAnswer | { reason: string } {
  const { data, error } = repositorySchema.safeParse(parsed(text));
  if (!data) return { reason: `GitHub's answer is no repository: ${describeProblem(error)}` };
  return { fullName: data.full_name.toLowerCase(), stars: data.stargazers_count };
}

/** Whether there can be a repository of this name at all. */
export function isRepositoryName(fullName: string): boolean {
  return FULL_NAME.test(fullName);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
