import type { Place } from './text-position';

/** The longest element that is read, in UTF-16 code units: 4 MiB of ASCII. */
export const MAX_ELEMENT_LENGTH = 4 * 1024 * 1024;

/** The deepest nesting of arrays and objects within an element. */
export const MAX_NESTING = 64;

/** How much of an element that cannot be read is kept, in UTF-16 code units. */
export const KEPT_LENGTH = 65_536;

/** One element of a body (a JSON value, a line) as it stands there, before it is understood. */
export type RawElement = Place & {
  raw: string;
  /** Why it is not to be read: it goes over a limit. Then `raw` may be only its beginning. */
  problem: string | null;
};

/** Collects an element over chunks without ever holding more than the limit. */
export class ElementBuffer {
  #place: Place = { line: 1, offset: 0 };
  #raw = '';
  #length = 0;
  #depth = 0;

  begin(place: Place): void {
    this.#place = place;
    this.#raw = '';
    this.#length = 0;
    this.#depth = 0;
  }

  /** What was collected, as long as it is within the limits. */
  get raw(): string {
    return this.#raw;
  }

  get place(): Place {
    return this.#place;
  }

  /** Whether the element is longer than is read: only its beginning is held. */
  get isTooLong(): boolean {
    return this.#length > MAX_ELEMENT_LENGTH;
  }

  add(text: string): void {
    this.#length += text.length;
    if (this.#length <= MAX_ELEMENT_LENGTH) this.#raw += text;
    else if (this.#raw.length < KEPT_LENGTH) this.#raw += text.slice(0, KEPT_LENGTH);
  }

  /** Notes how deep the element nests. */
  nest(depth: number): void {
    if (depth > this.#depth) this.#depth = depth;
  }

  end(): RawElement {
    const problem = this.#problem();
    if (problem === null) return { raw: this.#raw, ...this.#place, problem };
    const raw = beginning(this.#raw, KEPT_LENGTH);
    const note = raw.length < this.#length ? `; only its first ${KEPT_LENGTH} characters are kept` : '';
    return { raw, ...this.#place, problem: problem + note };
  }

  #problem(): string | null {
    if (this.isTooLong) return `longer than ${MAX_ELEMENT_LENGTH} characters`;
    return this.#depth > MAX_NESTING ? `nested deeper than ${MAX_NESTING} levels` : null;
  }
}

/** The beginning of a text, at most `length` code units, never ending within a surrogate pair. */
export function beginning(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
