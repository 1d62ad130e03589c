import { codeOf, PART } from '@/features/search/analysis/codes';
import { db } from '@/lib/db';

/** What an abstract begins with in a document that has neither title nor authors nor venue. */
export const BEFORE_ABSTRACT = PART.repeat(3);

/** Has the database know these lexemes; their codes in the same order. */
export async function numberWords(...lexemes: string[]): Promise<string[]> {
  await db.searchTerm.createMany({
    data: lexemes.map((lexeme, number) => ({ lexeme, number })),
  });
  return lexemes.map((_, number) => codeOf(number));
}
