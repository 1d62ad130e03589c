import { createFormFinder, type TopicForm } from './matcher';
import { tokenise } from './spelling';

/** A place in a typed text that names a topic, and all the ways of naming it. */
export type Expansion = { start: number; end: number; forms: TopicForm[] };

/** Where a typed text names a topic; case does not matter there ("mlp"). Of several senses the first is taken. */
export function findExpansions(text: string, topics: { forms: TopicForm[] }[]): Expansion[] {
  const found = new Map<number, Expansion>();
  for (const { topic, start, end } of createFormFinder(topics, { ignoreCase: true })(text)) {
    if (!found.has(start)) found.set(start, { start, end, forms: topic.forms });
  }
  return [...found.values()];
}

/** The words of a text that look like abbreviations (two capitals: "SSMs", "LoRA") and are in no expansion yet. */
export function unknownAbbreviations(text: string, known: Expansion[]) {
  return tokenise(text)
    .filter(({ word }) => /\p{Lu}.*\p{Lu}/u.test(word))
    .filter(({ start, end }) => !known.some((expansion) => start < expansion.end && end > expansion.start))
    .map(({ word, start, end }) => ({ shortForm: word.replace(/(?<=\p{Lu})s$/u, ''), start, end }));
}
