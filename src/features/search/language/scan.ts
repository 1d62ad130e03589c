import { type FieldName, fieldNamed } from './fields';
import type { Span } from './tree';

/**
 * A word, a phrase or the beginning of a group, with what stands before it: `start` is at the minus, `body` at the
 * field's name or what it is without one.
 */
type Prefixed = Span & { body: number; excluded: boolean; field: FieldName | null };
export type Value = Prefixed & { kind: 'value'; text: string; quoted: boolean };
export type Token = (Span & { kind: 'or' | 'and' | 'close' }) | (Prefixed & { kind: 'open' }) | Value;

/** A sign without its other half; `depth` groups are open there. */
export type Flaw = Span & { sign: 'quote' | 'open' | 'close'; depth: number };

const SPACE = /\s+/y;
export const QUOTES = '"“”„‟«»‹›「」『』〝〞〟＂';
const SINGLE_QUOTES = "'‘’‚‛";
const BARS = /\|+/y;
const MINUS = /[-‐‑–−]+/y;
const FIELD = /([a-z]{2,12}):(?=\S)/iy;

/** Cuts a text into tokens; linear in its length. Quotes and parentheses without their other half are left out. */
export function scan(text: string): { tokens: Token[]; flaws: Flaw[] } {
  const scanner = new Scanner(text);
  scanner.run();
  return scanner;
}

class Scanner {
  readonly tokens: Token[] = [];
  readonly flaws: Flaw[] = [];
  private at = 0;
  /** Open parentheses: of groups, and loose ones within words, `softmax(QK / d)`, whose other half means nothing. */
  private readonly open: { start: number; loose: boolean }[] = [];
  private readonly partners: Map<number, number>;
  private readonly lastQuote: number;
  private readonly lastSingleQuote: number;
  /** No single quote that opens before this place is closed. */
  private unclosedUntil = 0;

  constructor(private readonly text: string) {
    this.partners = partnersWithinWords(text);
    this.lastQuote = lastOf(text, QUOTES);
    this.lastSingleQuote = lastOf(text, SINGLE_QUOTES);
  }

  run(): void {
    for (this.skipSpace(); this.at < this.text.length; this.skipSpace()) {
      const token = this.readToken();
      if (token) this.tokens.push(token);
      // What is left is a parenthesis within a word whose other half is not in it.
      if (token?.kind === 'value' && this.text[this.at] === '(' && !token.quoted) {
        this.open.push({ start: this.at++, loose: true });
      }
    }
    for (const [depth, { start, loose }] of this.open.entries()) {
      if (!loose) this.flaws.push({ sign: 'open', start, end: start + 1, depth });
    }
  }

  private readToken(): Token | null {
    const start = this.at;
    if (this.text[start] === ')') return this.close();
    if (this.match(BARS)) return { kind: 'or', start, end: this.at };
    const minus = this.match(MINUS);
    const body = this.at;
    if (minus && /[\s)|]/.test(this.text[body] ?? ' ')) return null;
    const field = this.readField();
    const prefix = { start, body, excluded: minus !== null, field };
    if (this.text[this.at] === '(') {
      this.open.push({ start: this.at++, loose: false });
      return { kind: 'open', ...prefix, end: this.at };
    }
    const phrase = this.readPhrase();
    if (phrase !== null) return { kind: 'value', ...prefix, end: this.at, text: phrase, quoted: true };
    const word = this.readWord();
    if (word === '') return null;
    if (!minus && !field && (word === 'OR' || word === 'AND')) {
      return { kind: word === 'OR' ? 'or' : 'and', start, end: this.at };
    }
    return { kind: 'value', ...prefix, end: this.at, text: word, quoted: false };
  }

  private readField(): FieldName | null {
    const start = this.at;
    const field = fieldNamed(this.match(FIELD)?.[1] ?? '');
    // What is only left out, `year:)`, is no value.
    if (field === null || /[)|]/.test(this.text[this.at] ?? '')) {
      this.at = start;
      return null;
    }
    return field;
  }

  /** The text between quotes, or null where none begin here. */
  private readPhrase(): string | null {
    const start = this.at;
    const sign = this.text[start] ?? '';
    if (QUOTES.includes(sign)) {
      if (start === this.lastQuote) {
        this.flaws.push({ sign: 'quote', start, end: start + 1, depth: this.open.length });
        this.at++;
        return null;
      }
      do this.at++;
      while (!this.isQuote(this.at));
      return this.text.slice(start + 1, this.at++);
    }
    const end = SINGLE_QUOTES.includes(sign) ? this.singleQuoteEnd(start) : null;
    if (end === null) return null;
    this.at = end + 1;
    return this.text.slice(start + 1, end);
  }

  /** Where 'a phrase' in single quotes ends, if it is one and not an apostrophe: its quotes stand outside of words. */
  private singleQuoteEnd(start: number): number | null {
    if (start < this.unclosedUntil || /\s/.test(this.text[start + 1] ?? ' ')) return null;
    for (let at = start + 2; at <= this.lastSingleQuote && !this.isQuote(at); at++) {
      const closes =
        SINGLE_QUOTES.includes(this.text[at] ?? ' ') &&
        /\S/.test(this.text[at - 1] ?? '') &&
        /[\s)|,.;:!?]/.test(this.text[at + 1] ?? ' ');
      if (closes) return at;
      this.unclosedUntil = at;
    }
    return null;
  }

  /** Up to space, a quote, `|` or a parenthesis whose other half is not in the word. */
  private readWord(): string {
    const start = this.at;
    for (;;) {
      const sign = this.text[this.at];
      if (sign === undefined || /[\s)|]/.test(sign) || QUOTES.includes(sign)) break;
      const partner = this.partners.get(this.at);
      if (sign === '(' && partner === undefined) break;
      this.at = (partner ?? this.at) + 1;
    }
    return this.text.slice(start, this.at);
  }

  private close(): Token | null {
    const start = this.at++;
    const opened = this.open.pop();
    if (!opened) this.flaws.push({ sign: 'close', start, end: this.at, depth: 0 });
    return opened && !opened.loose ? { kind: 'close', start, end: this.at } : null;
  }

  private isQuote(at: number): boolean {
    return QUOTES.includes(this.text[at] ?? ' ');
  }

  private skipSpace(): void {
    this.match(SPACE);
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }
}

/** For each `(` the place of its `)`, where there is neither space nor quote between: `f(x)`, `O(n(n-1))`. */
function partnersWithinWords(text: string): Map<number, number> {
  const partners = new Map<number, number>();
  let open: number[] = [];
  for (const { 0: sign, index } of text.matchAll(/[()\s"“”„‟«»‹›「」『』〝〞〟＂]/g)) {
    if (sign === '(') open.push(index);
    else if (sign !== ')') open = [];
    else if (open.length > 0) partners.set(open.pop() ?? 0, index);
  }
  return partners;
}

function lastOf(text: string, signs: string): number {
  return Math.max(...[...signs].map((sign) => text.lastIndexOf(sign)));
}
