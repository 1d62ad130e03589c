import { MAX_ELEMENT_LENGTH } from '../raw-element';
import type { Macros } from './macros';

/** What the fields of one entry may come to: a short entry may name long macros over and over. */
export const FIELD_LIMITS = { count: 1_000, length: MAX_ELEMENT_LENGTH } as const;

/** Fields by their names in lower case, the first of several of one name. Values are TeX, without their delimiters. */
export type Fields = Map<string, string>;

/** Why the text of an entry is not BibTeX, and at which index. */
export class EntryFault extends Error {
  readonly index: number;

  constructor(problem: string, index: number) {
    super(problem);
    this.index = index;
  }
}

/**
 * Reads the fields of an entry, or the definition of a @string, whose brackets match.
 * @throws EntryFault
 */
export function readFields(raw: string, macros: Macros): Fields {
  const reader = new Reader(raw, macros);
  return reader.read();
}

const HEAD = /^@\s*[A-Za-z]+\s*[{(]/;
const KEY = /[^,={}"]*/y;
const NAME = /[^\s"#%'(),={}]+/y;
const SPACE = /\s*/y;
const SEPARATORS = /[\s,]*/y;
const BRACES = /[{}]/g;
const QUOTE_OR_BRACES = /["{}]/g;

class Reader {
  readonly #text: string;
  readonly #macros: Macros;
  #at: number;
  #length = 0;

  constructor(raw: string, macros: Macros) {
    this.#at = HEAD.exec(raw)?.[0].length ?? 0;
    // Without the closing bracket.
    this.#text = raw.slice(0, -1);
    this.#macros = macros;
  }

  read(): Fields {
    const fields: Fields = new Map();
    this.#skipKey();
    for (this.#skip(SEPARATORS); this.#at < this.#text.length; this.#skip(SEPARATORS)) {
      const name = this.#readName();
      const value = this.#readValue(name);
      if (!fields.has(name)) fields.set(name, value);
      if (fields.size > FIELD_LIMITS.count)
        throw new EntryFault(`more than ${FIELD_LIMITS.count} fields`, this.#at);
      this.#skip(SPACE);
      if (this.#at < this.#text.length && this.#text[this.#at] !== ',') {
        throw new EntryFault(`expected a comma behind the field "${name}"`, this.#at);
      }
    }
    return fields;
  }

  /** A citation key, which may be empty; what has a value behind it is a field instead. */
  #skipKey(): void {
    const from = this.#at;
    this.#skip(KEY);
    if (this.#at < this.#text.length && this.#text[this.#at] !== ',') this.#at = from;
  }

  #readName(): string {
    const name = this.#skip(NAME).toLowerCase();
    if (name === '') throw new EntryFault('expected the name of a field', this.#at);
    this.#skip(SPACE);
    if (this.#text[this.#at] !== '=') throw new EntryFault(`expected "=" behind "${name}"`, this.#at);
    this.#at += 1;
    return name;
  }

  /** Parts with "#" between them. */
  #readValue(name: string): string {
    const parts: string[] = [];
    do {
      this.#skip(SPACE);
      const part = this.#readPart(name);
      this.#length += part.length;
      if (this.#length > FIELD_LIMITS.length)
        throw new EntryFault(`values longer than ${FIELD_LIMITS.length} characters`, this.#at);
      parts.push(part);
      this.#skip(SPACE);
    } while (this.#take('#'));
    return parts.join('');
  }

  #readPart(name: string): string {
    if (this.#take('{')) return this.#readUntil('}', name);
    if (this.#take('"')) return this.#readUntil('"', name);
    const word = this.#skip(NAME);
    if (word === '') throw new EntryFault(`expected a value for "${name}"`, this.#at);
    return /^\d+$/.test(word) ? word : this.#macros.get(word);
  }

  /** The text up to a closing delimiter outside of braces. */
  #readUntil(end: '}' | '"', name: string): string {
    const from = this.#at;
    const marks = end === '"' ? QUOTE_OR_BRACES : BRACES;
    for (let depth = 0; ; ) {
      marks.lastIndex = this.#at;
      const mark = marks.exec(this.#text);
      if (!mark) throw new EntryFault(`the value of "${name}" is never closed`, from - 1);
      this.#at = mark.index + 1;
      if (mark[0] === end && depth === 0) return this.#text.slice(from, mark.index);
      if (mark[0] === '{') depth += 1;
      else if (mark[0] === '}') depth -= 1;
      if (depth < 0) throw new EntryFault(`the braces in the value of "${name}" do not match`, mark.index);
    }
  }

  #take(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at += 1;
    return true;
  }

  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [found = ''] = pattern.exec(this.#text) ?? [];
    this.#at += found.length;
    return found;
  }
}
