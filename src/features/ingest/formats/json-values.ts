import { BodyError } from '../body-error';
import { ElementBuffer, type RawElement } from './raw-element';
import { TextPosition } from './text-position';

export type JsonElement = RawElement & {
  /** What the object around the array says before it (`{"date": …, "data": [`); null where there is none. */
  envelope: Record<string, unknown> | null;
};

/**
 * Cuts JSON into the texts of its elements, holding one at a time: the elements of a top-level array, of the first
 * array of an object around them (an envelope), or a single object. Several such values may follow one another.
 *
 * An object is an envelope when its first array comes before any key of a record (`isRecordKey`). What an element
 * says is not looked at: a broken one is cut by its brackets and left to the reader. Throws `BodyError` where the
 * structure around the elements is broken or the text ends too early, after yielding all before it.
 */
export async function* splitJsonValues(
  chunks: AsyncIterable<string>,
  isRecordKey: (key: string) => boolean,
): AsyncGenerator<JsonElement> {
  const splitter = new Splitter(isRecordKey);
  for await (const chunk of chunks) yield* splitter.read(chunk);
  splitter.end();
}

/**
 * Where the text stands: outside of any value; in an array before its first element, after a comma or after an
 * element; within an element with brackets or quotes, or without; behind the array of an envelope.
 */
type State = 'outside' | 'first' | 'next' | 'after' | 'value' | 'bare' | 'behind';

class Splitter {
  readonly #isRecordKey: (key: string) => boolean;
  readonly #position = new TextPosition();
  readonly #element = new ElementBuffer();
  #state: State = 'outside';
  #envelope: Record<string, unknown> | null = null;
  /** The value is a top-level object that may yet turn out to be an envelope. */
  #isUndecided = false;
  #isTopLevel = false;
  #depth = 0;
  #isString = false;
  #isEscaped = false;

  constructor(isRecordKey: (key: string) => boolean) {
    this.#isRecordKey = isRecordKey;
  }

  *read(chunk: string): Generator<JsonElement> {
    this.#position.enter(chunk);
    for (let at = 0; at < chunk.length; ) {
      if (this.#state === 'value') at = yield* this.#readValue(chunk, at);
      else if (this.#state === 'bare') at = yield* this.#readBare(chunk, at);
      else if (this.#state === 'behind') at = this.#skipBehind(chunk, at);
      else at = this.#readStructure(chunk, at);
    }
  }

  end(): void {
    if (this.#state === 'outside') return;
    const isWithin = this.#state === 'value' || this.#state === 'bare';
    const where = isWithin ? ` within the element that begins in line ${this.#element.place.line}` : '';
    throw new BodyError('invalid', `broken JSON: it ends too early${where}`, this.#position.end());
  }

  #readStructure(chunk: string, at: number): number {
    const char = chunk[at] ?? '';
    if (SPACE.includes(char)) return at + 1;
    if (this.#state === 'outside') {
      this.#envelope = null;
      if (char === '{') return this.#begin(at, 'value', true);
      if (char !== '[') throw this.#broken('expected "[" or "{"', at);
      this.#state = 'first';
    } else if (char === ']' && this.#state !== 'next') {
      this.#depth = 1;
      this.#state = this.#envelope ? 'behind' : 'outside';
    } else if (this.#state === 'after') {
      if (char !== ',') throw this.#broken('expected "," or "]"', at);
      this.#state = 'next';
    } else {
      if (',:]}'.includes(char)) throw this.#broken('expected a value', at);
      return this.#begin(at, '{["'.includes(char) ? 'value' : 'bare', false);
    }
    return at + 1;
  }

  #begin(at: number, state: 'value' | 'bare', isTopLevel: boolean): number {
    this.#element.begin(this.#position.at(at));
    this.#state = state;
    this.#isTopLevel = isTopLevel;
    this.#isUndecided = isTopLevel;
    this.#depth = 0;
    return at;
  }

  *#readValue(chunk: string, from: number): Generator<JsonElement, number> {
    const { at, stop } = this.#scan(chunk, from);
    this.#element.add(chunk.slice(from, at));
    if (stop === 'end') yield this.#finish();
    return stop === 'array' ? this.#decide(at) : at;
  }

  /** A number, a literal or garbage: up to a space or what may follow an element. */
  *#readBare(chunk: string, from: number): Generator<JsonElement, number> {
    BARE_END.lastIndex = from;
    const end = BARE_END.exec(chunk)?.index;
    this.#element.add(chunk.slice(from, end));
    if (end !== undefined) yield this.#finish();
    return end ?? chunk.length;
  }

  #skipBehind(chunk: string, from: number): number {
    const { at, stop } = this.#scan(chunk, from);
    if (stop === 'end') this.#state = 'outside';
    return at;
  }

  #finish(): JsonElement {
    this.#state = this.#isTopLevel ? 'outside' : 'after';
    return { ...this.#element.end(), envelope: this.#envelope };
  }

  /** At the first array of a top-level object: its elements are the records unless the object is one itself. */
  #decide(bracket: number): number {
    this.#isUndecided = false;
    const members = membersBefore(this.#element.raw);
    if (!members || Object.keys(members).some(this.#isRecordKey)) return bracket;
    this.#envelope = members;
    this.#state = 'first';
    return bracket + 1;
  }

  /**
   * Follows brackets and strings to the end of the value, to the first array of an undecided object (the index of
   * its bracket), or to the end of the chunk.
   */
  #scan(chunk: string, from: number): { at: number; stop: 'end' | 'array' | 'chunk' } {
    let at = from;
    while (at < chunk.length) {
      if (this.#isEscaped) {
        this.#isEscaped = false;
        at += 1;
        continue;
      }
      const marks = this.#isString ? STRING_MARKS : BRACKETS;
      marks.lastIndex = at;
      const mark = marks.exec(chunk);
      if (!mark) break;
      const char = mark[0];
      if (char === '[' && this.#isUndecided && this.#depth === 1) return { at: mark.index, stop: 'array' };
      at = mark.index + 1;
      if (char === '\\') this.#isEscaped = true;
      else if (char === '"') this.#isString = !this.#isString;
      else this.#depth += char === '{' || char === '[' ? 1 : -1;
      this.#element.nest(this.#depth);
      if (this.#depth === 0 && !this.#isString) return { at, stop: 'end' };
    }
    return { at: chunk.length, stop: 'chunk' };
  }

  #broken(problem: string, at: number): BodyError {
    return new BodyError('invalid', `broken JSON: ${problem}`, this.#position.at(at));
  }
}

const SPACE = ' \t\r\n';
const STRING_MARKS = /["\\]/g;
const BRACKETS = /["[\]{}]/g;
const BARE_END = /[\s,\]}]/g;

/** The members of an object whose text is cut before an array, that array's key with null; null where it is broken. */
function membersBefore(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(`${text}null}`);
  } catch {
    return null;
  }
}
