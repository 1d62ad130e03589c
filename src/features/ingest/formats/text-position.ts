/** Where in a text something is: `line` from 1, `offset` in bytes of its UTF-8 from 0. */
export type Place = { line: number; offset: number };

/** Counts lines and bytes over chunks of text, which may be cut anywhere, even within a surrogate pair. */
export class TextPosition {
  #line = 1;
  #offset = 0;
  #chunk = '';
  #counted = 0;

  /** Counts the chunk before to its end and goes on with the next. */
  enter(chunk: string): void {
    this.at(this.#chunk.length);
    this.#chunk = chunk;
    this.#counted = 0;
  }

  /** The place of an index of the current chunk, which may not lie before one asked for earlier. */
  at(index: number): Place {
    for (; this.#counted < index; this.#counted += 1) {
      const unit = this.#chunk.charCodeAt(this.#counted);
      if (unit === 0x0a) this.#line += 1;
      this.#offset += byteLength(unit);
    }
    return { line: this.#line, offset: this.#offset };
  }

  end(): Place {
    return this.at(this.#chunk.length);
  }
}

/** Bytes of a UTF-16 code unit in UTF-8: each half of a surrogate pair has two of the pair's four. */
function byteLength(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
}
