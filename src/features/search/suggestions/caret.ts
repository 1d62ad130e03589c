import { type FieldName, fieldNamed } from '../language/fields';
import { QUOTES, scan } from '../language/scan';
import type { Span } from '../language/tree';

/** What is being typed at the caret. The span is what a choice takes the place of; it begins before the caret. */
export type CaretPlace =
  /** The value of a field; the span begins at the field's name. */
  | (Span & { kind: 'value'; field: FieldName; typed: string; alone: boolean })
  /** Plain words up to the caret, the last one unfinished. */
  | (Span & { kind: 'words'; words: { text: string; start: number }[]; alone: boolean });

const MOST_WORDS = 12;
const FIELD_BEFORE = /(?:^|[\s(|‐‑–−-])([a-z]{2,12}):$/i;
const VALUE_BEFORE = new RegExp(`(?:^|[\\s(|‐‑–−-])([a-z]{2,12}):([^\\s()|${QUOTES}]*)$`, 'i');
const REST_OF_WORD = new RegExp(`^[^\\s()|${QUOTES}]*`);
const REST_OF_PHRASE = new RegExp(`^[^${QUOTES}]*[${QUOTES}]`);

/** What stands at the caret of a query; null where nothing can be completed: after a sign, in a phrase of any words. */
export function readCaret(text: string, at: number): CaretPlace | null {
  const before = text.slice(0, at);
  const { tokens, flaws } = scan(before);
  const quote = flaws.find(({ sign }) => sign === 'quote');
  const value = quote ? FIELD_BEFORE.exec(before.slice(0, quote.start)) : VALUE_BEFORE.exec(before);
  const name = value?.[1] ?? '';
  const field = fieldNamed(name);
  if (field) {
    const typed = quote ? before.slice(quote.end) : (value?.[2] ?? '');
    const start = at - typed.length - (quote ? 1 : 0) - 1 - name.length;
    return { kind: 'value', field, typed, ...placeOf(text, at, start, quote !== undefined) };
  }
  const words = quote ? [] : unfinishedWords(tokens, before);
  const first = words[0];
  return first ? { kind: 'words', words, ...placeOf(text, at, first.start, false) } : null;
}

function placeOf(text: string, at: number, start: number, inPhrase: boolean): Span & { alone: boolean } {
  const after = text.slice(at);
  const isClosed = inPhrase && [...after].filter((sign) => QUOTES.includes(sign)).length % 2 === 1;
  const rest = (isClosed ? REST_OF_PHRASE : REST_OF_WORD).exec(after)?.[0] ?? '';
  const end = at + (!inPhrase && /\s$/.test(text.slice(0, at)) ? 0 : rest.length);
  return { start, end, alone: (text.slice(0, start) + text.slice(end)).trim() === '' };
}

type Tokens = ReturnType<typeof scan>['tokens'];

/** The plain words that the caret stands behind; one that is excluded stands alone. */
function unfinishedWords(tokens: Tokens, before: string): { text: string; start: number }[] {
  const words: { text: string; start: number }[] = [];
  let next = before.length;
  for (const token of tokens.slice(-MOST_WORDS).toReversed()) {
    const isWord = token.kind === 'value' && token.field === null && !token.quoted;
    if (!isWord || before.slice(token.end, next).trim() !== '') break;
    if (token.excluded && (words.length > 0 || next > token.end)) break;
    words.unshift({ text: token.text, start: token.body });
    if (token.excluded) break;
    next = token.start;
  }
  return words;
}
