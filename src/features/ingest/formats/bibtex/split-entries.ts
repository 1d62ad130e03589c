import { ElementBuffer, type RawElement } from '../raw-element';
import { TextPosition } from '../text-position';
import { ENTRY_HEAD, isKnownType, PARTIAL_HEAD } from './entry-types';

/** The longest "@type {", and the longest gap behind an entry, that is waited for. */
const MAX_WAITING = 1_000;

/** An entry, @string, @preamble or @comment as it stands in the file; `type` in lower case. */
export type RawEntry = RawElement & { type: string };

/**
 * Cuts a BibTeX file into its entries by their brackets, holding one at a time. Text between them is a comment. An
 * entry whose brackets do not match has a problem; so that it does not swallow the others, a line that begins with
 * "@article{" (or another known type) begins an entry whatever is still open.
 */
export async function* splitEntries(chunks: AsyncIterable<string>): AsyncGenerator<RawEntry> {
  const splitter = new Splitter();
  for await (const chunk of chunks) yield* splitter.read(chunk);
  yield* splitter.end();
}

/**
 * Where the text stands: between entries; within one; behind its closing bracket, where it shows whether that came too
 * early; in the rest of an entry of which it did.
 */
type State = 'between' | 'within' | 'behind' | 'rest';

class Splitter {
  readonly #position = new TextPosition();
  readonly #element = new ElementBuffer();
  #state: State = 'between';
  #type = '';
  #closing = '}';
  #depth = 0;
  #isQuoted = false;
  /** "@type {" as far as it has been read; "" where none is. */
  #head = '';
  #headPlace = this.#position.end();
  /** What came behind an entry. */
  #gap = '';
  /** Whether the text before the chunk ends with a line that is blank so far. */
  #isLineStart = true;

  *read(chunk: string): Generator<RawEntry> {
    this.#position.enter(chunk);
    for (let at = 0; at < chunk.length; ) {
      if (this.#head !== '') at = yield* this.#readHead(chunk, at);
      else at = yield* this.#readText(chunk, at);
    }
    this.#isLineStart = this.#isAtLineStart(chunk, chunk.length);
  }

  *end(): Generator<RawEntry> {
    this.#dropHead();
    yield* this.#finish('it is never closed: the file ends within it');
  }

  *#readText(chunk: string, from: number): Generator<RawEntry, number> {
    const marks = this.#marks();
    marks.lastIndex = from;
    const at = marks.exec(chunk)?.index ?? chunk.length;
    this.#keep(chunk.slice(from, at));
    if (at === chunk.length) return at;
    const mark = chunk[at] ?? '';
    if (this.#state === 'behind') return yield* this.#readBehind(mark, at);
    if (mark === '@' && this.#mayBegin(chunk, at)) {
      this.#head = mark;
      this.#headPlace = this.#position.at(at);
    } else {
      this.#keep(mark);
      if (this.#state === 'within' && this.#closes(mark)) this.#state = 'behind';
    }
    return at + 1;
  }

  /** The characters that may mean something where the text stands. */
  #marks(): RegExp {
    if (this.#state === 'within') return this.#closing === '}' ? IN_BRACES : IN_PARENTHESES;
    return this.#state === 'behind' ? ANYTHING : AT_SIGN;
  }

  #keep(text: string): void {
    if (this.#state === 'within' || this.#state === 'rest') this.#element.add(text);
    else if (this.#state === 'behind') this.#gap += text;
  }

  /** Within a comment whole entries are put out of use. */
  #mayBegin(chunk: string, at: number): boolean {
    if (this.#state === 'between') return true;
    return !(this.#state === 'within' && this.#type === 'comment') && this.#isAtLineStart(chunk, at);
  }

  #isAtLineStart(chunk: string, index: number): boolean {
    for (let at = index - 1; at >= 0; at -= 1) {
      const char = chunk[at];
      if (char === '\n' || char === '\r') return true;
      if (char !== ' ' && char !== '\t') return false;
    }
    return this.#isLineStart;
  }

  /** Takes one more character of what may be the head of an entry, or leaves it where it is none. */
  *#readHead(chunk: string, at: number): Generator<RawEntry, number> {
    const head = this.#head + (chunk[at] ?? '');
    const type = ENTRY_HEAD.exec(head)?.[1]?.toLowerCase() ?? null;
    if (type !== null && (this.#state === 'between' || isKnownType(type))) {
      yield* this.#finish(`it is never closed: another begins in line ${this.#headPlace.line}`);
      this.#begin(head, type);
      return at + 1;
    }
    if (PARTIAL_HEAD.test(head) && head.length < MAX_WAITING) this.#head = head;
    else this.#dropHead();
    return this.#head === '' ? at : at + 1;
  }

  #begin(head: string, type: string): void {
    this.#element.begin(this.#headPlace);
    this.#element.add(head);
    this.#head = '';
    this.#state = 'within';
    this.#type = type;
    this.#closing = head.endsWith('{') ? '}' : ')';
    this.#depth = 1;
    this.#isQuoted = false;
    this.#gap = '';
  }

  #dropHead(): void {
    this.#keep(this.#head);
    this.#head = '';
  }

  /** Whether a bracket within an entry closes it. BibTeX counts braces that are escaped, too. */
  #closes(mark: string): boolean {
    if (mark === '{') this.#depth += 1;
    else if (mark === '}' && (this.#closing === '}' || this.#depth > 1)) this.#depth -= 1;
    else if (mark === '"' && this.#depth === 1) this.#isQuoted = !this.#isQuoted;
    else if (mark === ')' && this.#depth === 1 && !this.#isQuoted && this.#closing === ')') this.#depth = 0;
    this.#element.nest(this.#depth);
    return this.#depth === 0;
  }

  /** A comma and a name behind an entry are a field of it: a bracket too many closed it. Other text is a comment. */
  *#readBehind(mark: string, at: number): Generator<RawEntry, number> {
    const isField = /^\s*[,)}\s]*,[,)}\s]*$/.test(this.#gap) && /[A-Za-z]/.test(mark);
    if (isField) {
      this.#element.add(this.#gap);
      this.#state = 'rest';
    } else if (/[,)}]/.test(mark) && this.#gap.length < MAX_WAITING) {
      this.#gap += mark;
      return at + 1;
    } else yield* this.#finish(null);
    return at;
  }

  /** Hands over the entry under way, if there is one, with what is wrong with it where it is still open. */
  *#finish(problem: string | null): Generator<RawEntry> {
    const state = this.#state;
    this.#state = 'between';
    if (state === 'between') return;
    const element = this.#element.end();
    const own = { within: problem, behind: null, rest: 'a bracket too many closes it before its last field' }[
      state
    ];
    const what = element.problem ?? own;
    yield { ...element, problem: what && `line ${element.line}: ${what}`, type: this.#type };
  }
}

const AT_SIGN = /@/g;
const ANYTHING = /\S/g;
const IN_BRACES = /[{}@]/g;
const IN_PARENTHESES = /[{})"@]/g;
