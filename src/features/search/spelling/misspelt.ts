import { analyse } from '../analysis/analyse';
import { editDistance } from '../language/near';

/** Letters; a shorter word is near too many others. */
const SHORTEST = 4;
/** A word is taken for a misspelling of one that so many times the papers have. */
const COMMONER = 20;

/** Whether a word may be misspelt: letters only, long enough, not an abbreviation as it is written. */
export function maybeMisspelt(word: string): boolean {
  return word.length >= SHORTEST && /^\p{L}+$/u.test(word) && !/\p{Lu}.*\p{Lu}/u.test(word);
}

/** How many papers must have the word that was meant, where so many have the one typed. */
export function papersWanted(having: number): number {
  return Math.max(2, having * COMMONER);
}

/**
 * The lexeme that one was probably meant to be: the nearest by letters changed, at most two, one in a short word, and
 * of those as near the commonest; null where none is near. A first letter is seldom wrong.
 */
export function likeliest(lexeme: string, alike: { lexeme: string; papers: number }[]): string | null {
  const tolerance = lexeme.length > 5 ? 2 : 1;
  const near = alike
    .filter((other) => other.lexeme !== lexeme && Math.abs(other.lexeme.length - lexeme.length) <= tolerance)
    .map((other) => ({ ...other, distance: distanceOf(lexeme, other.lexeme) }))
    .filter(({ distance }) => distance <= tolerance)
    .toSorted((one, other) => one.distance - other.distance || other.papers - one.papers);
  return near[0]?.lexeme ?? null;
}

/** How texts write a lexeme: of its forms the one nearest to what was typed, then the commonest; null where none has it. */
export function writtenForm(lexeme: string, typed: string, texts: string[]): string | null {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const token of analyse(text)) {
      if (token.lexeme !== lexeme) continue;
      const form = text.slice(token.start, token.end).toLowerCase();
      counts.set(form, (counts.get(form) ?? 0) + 1);
    }
  }
  const [best] = [...counts]
    .map(([form, count]) => ({ form, count, distance: editDistance(typed.toLowerCase(), form) }))
    .toSorted((one, other) => one.distance - other.distance || other.count - one.count);
  return best?.form ?? null;
}

function distanceOf(one: string, other: string): number {
  return editDistance(one, other) + (one[0] === other[0] ? 0 : 0.5);
}
