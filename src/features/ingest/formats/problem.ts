import type { z } from 'zod';

/** How many problems of a record a rejection names. */
const NAMED_PROBLEMS = 3;

/** Why a value does not fit, for people: where (`paper.authors[3].name`) and what. */
export function describeProblem(error: z.ZodError): string {
  const named = error.issues
    .slice(0, NAMED_PROBLEMS)
    .map(({ path, message }) => [describePath(path), withoutPreamble(message)].filter(Boolean).join(': '));
  const others = error.issues.length - named.length;
  return named.join('; ') + (others > 0 ? `; and ${others} more` : '');
}

function describePath(path: readonly PropertyKey[]): string {
  return path
    .map((key, at) => (typeof key === 'number' ? `[${key}]` : (at === 0 ? '' : '.') + String(key)))
    .join('');
}

function withoutPreamble(message: string): string {
  return message.replace(/^Invalid input: /, '');
}
