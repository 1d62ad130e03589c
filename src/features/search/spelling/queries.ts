import 'server-only';
import { quoteLexeme } from '../matching/tsquery';
import type { WeighedTerm } from '../scoring';
import { likeliest, maybeMisspelt, papersWanted, writtenForm } from './misspelt';
import { listAlike, listTextsWith } from './sql';

/** More results than this need no other spelling. */
const FEW_RESULTS = 5;
/** Nobody misspells more words at once. */
const MOST_WORDS = 3;

/**
 * The query as it was probably meant, where it finds few papers and has words that hardly any paper has but that are
 * near to one that many have; else null.
 */
export async function suggestSpelling(
  text: string,
  terms: WeighedTerm[],
  total: number,
): Promise<string | null> {
  if (total > FEW_RESULTS) return null;
  const doubtful = terms
    .filter(
      ({ loose, label, facet, having }) =>
        loose && facet === null && maybeMisspelt(label) && having <= total + 1,
    )
    .slice(0, MOST_WORDS);
  const meant = await Promise.all(doubtful.map(async (term) => ({ term, word: await wordMeant(term) })));
  let suggestion = text;
  for (const { term, word } of meant.toReversed()) {
    if (word) suggestion = suggestion.slice(0, term.start) + word + suggestion.slice(term.end);
  }
  return suggestion === text ? null : suggestion;
}

async function wordMeant({ label, sequences, having }: WeighedTerm): Promise<string | null> {
  const lexeme = sequences[0]?.[0]?.lexeme;
  if (lexeme === undefined) return null;
  const found = likeliest(lexeme, await listAlike(lexeme, papersWanted(having)));
  return found && writtenForm(found, label, await listTextsWith(quoteLexeme(found)));
}
