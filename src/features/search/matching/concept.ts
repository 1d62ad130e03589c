import type { TopicForm } from '@/features/topics/form-finder';
import { analyse } from '../analysis/analyse';
import { type Check, type Match, matchAny } from './match';
import { allOf, facetKey, keysOf, pairKeys, type Sequence } from './tsquery';
import { indexed, keysOfSequence, type WordMatch } from './word-match';

/** A place in a query that is taken to mean something, and the ways of writing that. */
export type Concept = {
  start: number;
  end: number;
  /** The topic's facet; null where too few papers speak of it for a topic. */
  facet: number | null;
  forms: TopicForm[];
  /** Papers about it. */
  papers: number;
};

/**
 * The match of a concept that stands as `typed`: papers on the topic, and those that have any way of writing it, the
 * words of one beside each other. Being on a topic is asked first: most papers that write it are.
 */
export function matchConcept({ facet, forms }: Concept, typed: string): WordMatch | null {
  const texts = [typed, ...forms.map(({ form }) => form)];
  const sequences = distinct(
    texts.flatMap((text) => [formSequence(text) ?? []]).filter((each) => each.length > 0),
  );
  if (sequences.length === 0) return null;
  const written = sequences.map((sequence): Match => {
    const keys = allOf([...keysOf(sequence), ...pairKeys(sequence)]) ?? '';
    const check: Check = { kind: 'written', sequences: [sequence], part: null };
    return keysOfSequence(sequence, { keys, check });
  });
  const onTopic = facet === null ? [] : [indexed(facetKey(facet), { kind: 'facets', any: [facet] })];
  return { match: matchAny([...onTopic, ...written]), sequences };
}

/** A form as documents have it: words joined by a hyphen as one, since that is how each way of writing them is filed. */
function formSequence(form: string): Sequence | null {
  const tokens = analyse(form).filter(({ lexeme }) => lexeme !== '');
  if (tokens.length === 0) return null;
  const joined = tokens.flatMap((token, place) => {
    const next = tokens[place + 1];
    if (next?.joined) return [];
    const lexeme = token.joined ? (token.also.at(-1) ?? token.lexeme) : token.lexeme;
    return [{ lexeme, position: token.position }];
  });
  const first = joined[0]?.position ?? 0;
  return joined.map(({ lexeme, position }) => ({ lexeme, offset: position - first }));
}

function distinct(sequences: Sequence[]): Sequence[] {
  return [...new Map(sequences.map((sequence) => [JSON.stringify(sequence), sequence])).values()];
}
