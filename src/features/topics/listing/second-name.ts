import { spellingKey, tokenise } from '../spelling';

type Named = { name: string; abbreviation: string | null; expansion: string | null };

/**
 * What a topic is called besides its name: its abbreviation, or what its name stands for where that is the abbreviation
 * itself; null where it would say the same again.
 */
export function secondName({ name, abbreviation, expansion }: Named): string | null {
  const words = new Set(tokenise(name).map(({ word }) => word));
  if (abbreviation && !isWritten(abbreviation, words)) return abbreviation;
  return abbreviation && expansion && spellingKey(expansion) !== spellingKey(name) ? expansion : null;
}

function isWritten(abbreviation: string, words: Set<string>): boolean {
  return tokenise(abbreviation).every(({ word }) => words.has(word) || words.has(`${word}s`));
}
