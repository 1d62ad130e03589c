import { analyse, type Token } from '../analysis/analyse';
import type { TextField } from '../language/tree';
import { type Check, type Match, matchAll } from './match';
import { abstractKeys, allOf, anyOf, isUnbroken, keysOf, namesKey, pairKeys, type Sequence } from './tsquery';

type Words = { text: string; field: TextField | null; quoted: boolean };
/** What a word or phrase asks, and how it may be written: each a sequence of lexemes. */
export type WordMatch = { match: Match; sequences: Sequence[] };

const SIGNS = { title: '~', author: '@', venue: '%', abstract: '' } as const satisfies Record<
  TextField,
  string
>;

/** The match of a word or phrase; null where there is nothing to look for: stop words only. */
export function matchWords({ text, field, quoted }: Words): WordMatch | null {
  const tokens = analyse(text).filter(({ lexeme }) => lexeme !== '');
  if (tokens.length === 0) return null;
  if (field === 'author') return matchAuthor(tokens);
  if (quoted || field !== null) return matchPhrase(tokens, field);
  return matchLoose(tokens);
}

/** A word of a typed one as ranking takes it, with where it stands in the text. */
export type WordPart = WordMatch & { start: number; end: number; isWhole: boolean };

/**
 * The words of a typed word, each to be weighed by itself: "vision-language" is about vision and about language, and
 * about their compound, which counts besides (`isWhole`). Each may also be written in the compound. What must be there
 * for a paper to match in full is another matter: all of it. Empty where there is but one word.
 */
export function partsOfWord(text: string): WordPart[] {
  const tokens = analyse(text).filter(({ lexeme }) => lexeme !== '');
  const chains = chainsOf(tokens);
  if (tokens.length < 2) return [];
  return chains.flatMap((chain) => {
    const compound = compoundOf(chain);
    const whole: Sequence[] = compound === null ? [] : [[{ lexeme: compound, offset: 0 }]];
    const words = chain.map(
      (token): WordPart => ({
        ...anyWay([sequenceOf([token]), ...whole]),
        start: token.start,
        end: token.end,
        isWhole: false,
      }),
    );
    const [first, last] = [chain[0], chain.at(-1)];
    if (whole.length === 0 || !first || !last) return words;
    return [...words, { ...anyWay(whole), start: first.start, end: last.end, isWhole: true }];
  });
}

function anyWay(sequences: Sequence[]): WordMatch {
  const keys = anyOf(sequences.flatMap((sequence) => keysOf(sequence))) ?? '';
  return { match: indexed(keys, written(...sequences)), sequences };
}

/** A typed word, which may be several: "pre-training", "f(x)". Each must be there, in any way of writing it. */
function matchLoose(tokens: Token[]): WordMatch {
  const chains = chainsOf(tokens).map(matchChain);
  const [first] = chains;
  if (first && chains.length === 1) return first;
  return {
    match: matchAll(chains.map(({ match }) => match)),
    sequences: [sequenceOf(tokens), ...chains.flatMap(({ sequences }) => sequences)],
  };
}

/** Words joined by hyphens: as one word, or all of them. */
function matchChain(chain: Token[]): WordMatch {
  const apart = sequenceOf(chain);
  const words = allOf(keysOf(apart)) ?? '';
  const joined = compoundOf(chain);
  const each: Check = { kind: 'all', checks: apart.map((word) => written([{ ...word, offset: 0 }])) };
  if (joined === null) return { match: indexed(words, each), sequences: [apart] };
  const whole = [{ lexeme: joined, offset: 0 }];
  const isOneName = isName(chain);
  const beside = isOneName ? (allOf([words, ...pairKeys(apart)]) ?? '') : words;
  const keys = anyOf([...keysOf(whole), beside]) ?? '';
  const check: Check = isOneName ? written(whole, apart) : { kind: 'any', checks: [written(whole), each] };
  const match = isOneName ? keysOfSequence(apart, { keys, check }) : indexed(keys, check);
  return { match, sequences: [whole, apart] };
}

/** What a chain is filed under as one word; null where it is one, or too long. */
function compoundOf(chain: Token[]): string | null {
  return (chain.length > 1 && chain.at(-1)?.also.at(-1)) || null;
}

/** "GPT-4" is not any text with GPT and a 4 in it. */
function isName(chain: Token[]): boolean {
  return chain.length > 1 && chain.some(({ lexeme }) => lexeme.length === 1 || /\d/.test(lexeme));
}

/** Words as they stand, or all of them in one part of the paper. */
function matchPhrase(tokens: Token[], field: TextField | null): WordMatch {
  const sequence = sequenceOf(tokens);
  const words = field === 'abstract' ? abstractKeys(sequence) : keysOf(sequence, field ? SIGNS[field] : '');
  const keys = allOf([...words, ...pairKeys(sequence)]) ?? '';
  const check: Check = { kind: 'written', sequences: [sequence], part: field };
  const match = keysOfSequence(sequence, { keys, check });
  // Side by side somewhere, and both in the field: that is not yet side by side in the field.
  return {
    match: field ? { ...match, rest: match.rest ?? match.doubt, doubt: null } : match,
    sequences: [sequence],
  };
}

/** Names of one author, in any order, with others between: "Hinton, Geoffrey E." */
function matchAuthor(tokens: Token[]): WordMatch {
  const sequence = sequenceOf(tokens);
  const names = [...new Set(tokens.map(({ lexeme }) => lexeme))];
  const pairs = names.slice(1).map((name, place) => namesKey(names[place] ?? '', name));
  const keys = allOf([...keysOf(sequence, '@'), ...pairs]) ?? '';
  const check: Check = { kind: 'named', names };
  // That two names are one author's is said by one of few numbers.
  return {
    match: { ...indexed(keys, check), doubt: names.length > 1 ? check : null },
    sequences: [sequence],
  };
}

/** What the index answers in full. */
export function indexed(keys: string, check: Check): Match {
  return { keys, positive: true, check, rest: null, doubt: null };
}

/** What the index answers of words one after another: all where it is one, nearly all where none is between them. */
export function keysOfSequence(sequence: Sequence, { keys, check }: { keys: string; check: Check }): Match {
  const match = indexed(keys, check);
  if (sequence.length === 1) return match;
  return isUnbroken(sequence) ? { ...match, doubt: check } : { ...match, rest: check };
}

function written(...sequences: Sequence[]): Check {
  return { kind: 'written', sequences, part: null };
}

function sequenceOf(tokens: Token[]): Sequence {
  const first = tokens[0]?.position ?? 0;
  return tokens.map(({ lexeme, position }) => ({ lexeme, offset: position - first }));
}

/** Words that belong together: "state-of-the-art" is one chain. */
function chainsOf(tokens: Token[]): Token[][] {
  const chains: Token[][] = [];
  for (const token of tokens) {
    if (token.joined && chains.length > 0) chains.at(-1)?.push(token);
    else chains.push([token]);
  }
  return chains;
}
