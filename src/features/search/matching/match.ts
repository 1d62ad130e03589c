import { isDeepStrictEqual } from 'node:util';
import type { Day } from '@/lib/day';
import type { ReaderMark, TextField } from '../language/tree';
import { allOf, anyOf, type Sequence } from './tsquery';

/** What is asked of one paper's rows. */
export type Check =
  /** Of its document: it has one of these, anywhere or in a part. */
  | { kind: 'written'; sequences: Sequence[]; part: TextField | null }
  /** Of its document: one of its authors has all these names. */
  | { kind: 'named'; names: string[] }
  /** It has one of these. */
  | { kind: 'facets'; any: number[] }
  | { kind: 'published'; from: Day | null; to: Day | null }
  | { kind: 'votes' | 'stars'; min: number | null; max: number | null }
  | Listed
  | { kind: 'all' | 'any'; checks: Check[] }
  | { kind: 'not'; check: Check };

/** It is one of those that a table lists; for `unread`, that it is none of them. */
export type Listed = { kind: 'day'; day: Day } | { kind: 'is'; mark: ReaderMark };

/**
 * What a part of a query asks: what the index answers, and what must be looked at besides in each paper that it gives.
 */
export type Match = {
  /** The text of a tsquery over `search_keys` that all matches satisfy; null leaves none out. */
  keys: string | null;
  /** The keys ask for something that is there, so that the index has few papers to give. */
  positive: boolean;
  /** The whole of it, asked of one paper. */
  check: Check;
  /** What the keys leave to be asked; null where they say it all. */
  rest: Check | null;
  /** What the keys say but for one in some hundred papers that they give; null where they are never wrong. */
  doubt: Check | null;
};

export function matchAll(matches: Match[]): Match {
  const [first, second] = matches;
  if (first && !second) return first;
  return {
    keys: allOf(matches.flatMap(({ keys }) => keys ?? [])),
    positive: matches.some(({ positive }) => positive),
    check: { kind: 'all', checks: matches.map(({ check }) => check) },
    rest: together(matches.flatMap(({ rest }) => rest ?? [])),
    doubt: together(matches.flatMap(({ doubt }) => doubt ?? [])),
  };
}

/** Null where nothing is asked. */
export function together(checks: Check[]): Check | null {
  return checks.length > 0 ? { kind: 'all', checks } : null;
}

export function matchAny(matches: Match[]): Match {
  const [first, second] = matches;
  if (first && !second) return first;
  const check: Check = { kind: 'any', checks: matches.map((match) => match.check) };
  // An alternative of what is not there would have the index give everything.
  if (matches.some(({ positive, keys }) => !positive || keys === null)) return unindexed(check);
  const keys = anyOf(matches.flatMap((match) => match.keys ?? []));
  if (matches.some(({ rest }) => rest !== null))
    return { keys, positive: true, check, rest: check, doubt: null };
  const isSure = matches.every(({ doubt }) => doubt === null);
  return { keys, positive: true, check, rest: null, doubt: isSure ? null : check };
}

export function matchNot(match: Match): Match {
  const check: Check = { kind: 'not', check: match.check };
  const { keys, positive, rest, doubt } = match;
  if (keys === null || !positive || rest !== null || doubt !== null) return unindexed(check);
  return { keys: `!(${keys})`, positive: false, check, rest: null, doubt: null };
}

/** What the index knows nothing of. */
export function unindexed(check: Check): Match {
  return { keys: null, positive: false, check, rest: check, doubt: null };
}

/** Whether documents are read to tell which papers match, however few the index gives. */
export function isRead<Given extends { rest: Check | null }>(given: Given): given is Given & { rest: Check } {
  return given.rest !== null && readsDocuments(given.rest);
}

/** Whether it is asked of papers' documents, each of which takes microseconds to read. */
function readsDocuments(check: Check): boolean {
  if (check.kind === 'all' || check.kind === 'any') return check.checks.some(readsDocuments);
  return check.kind === 'not' ? readsDocuments(check.check) : isOfWords(check);
}

/** The lists that all papers are on which satisfy a check. */
export function listsIn(check: Check): Listed[] {
  if (check.kind === 'all') return check.checks.flatMap(listsIn);
  return check.kind === 'day' || (check.kind === 'is' && check.mark !== 'unread') ? [check] : [];
}

/** What is left to ask of papers that are all on a list; null where that is nothing. */
export function apartFrom(listed: Listed, check: Check): Check | null {
  if (check.kind !== 'all') return isDeepStrictEqual(check, listed) ? null : check;
  return together(check.checks.flatMap((each) => apartFrom(listed, each) ?? []));
}

/** Whether documents alone tell it. */
export function isOfDocuments(check: Check): boolean {
  if (check.kind === 'all' || check.kind === 'any') return check.checks.every(isOfDocuments);
  return check.kind === 'not' ? isOfDocuments(check.check) : isOfWords(check);
}

function isOfWords({ kind }: Check): boolean {
  return kind === 'written' || kind === 'named';
}

/** All lexemes that a check asks for. */
export function lexemesOf(check: Check): string[] {
  if (check.kind === 'all' || check.kind === 'any') return check.checks.flatMap(lexemesOf);
  if (check.kind === 'not') return lexemesOf(check.check);
  if (check.kind === 'named') return check.names;
  return check.kind === 'written' ? check.sequences.flat().map(({ lexeme }) => lexeme) : [];
}

/** A match as a search takes it: where the index would have to give everything, it is not asked. */
export function answerable(match: Match): Pick<Match, 'keys' | 'rest' | 'doubt'> {
  return match.positive ? match : { keys: null, rest: match.check, doubt: null };
}

/** The latest day that a paper may be of which satisfies a check; null where that is any. */
export function latestDay(check: Check): Day | null {
  return most(check, (each) => (each.kind === 'published' ? each.to : null));
}

/** The most votes that a paper may have which satisfies a check; null where these are any. */
export function mostVotes(check: Check): number | null {
  return most(check, (each) => (each.kind === 'votes' ? each.max : null));
}

function most<Value extends string | number>(
  check: Check,
  mostOf: (check: Check) => Value | null,
): Value | null {
  if (check.kind !== 'all' && check.kind !== 'any') return mostOf(check);
  const bounds = check.checks.map((each) => most(each, mostOf));
  const known = bounds
    .filter((bound) => bound !== null)
    .toSorted((one, other) => (one < other ? -1 : Number(one > other)));
  if (check.kind === 'all') return known[0] ?? null;
  return known.length === bounds.length ? (known.at(-1) ?? null) : null;
}
