/**
 * A body that cannot be read further: not text, broken JSON, more than is allowed, or cut off where it is fetched from. What was read before the
 * error was yielded before it. `line` counts from 1; `offset` counts bytes of the text (decompressed, after any
 * byte order mark) from 0.
 */
export class BodyError extends Error {
  override readonly name = 'BodyError';
  readonly code: 'invalid' | 'too_large';
  readonly line: number;
  readonly offset: number;

  constructor(
    code: BodyError['code'],
    problem: string,
    at: { line: number; offset: number },
    options?: ErrorOptions,
  ) {
    super(`${problem} (line ${at.line}, byte ${at.offset})`, options);
    this.code = code;
    this.line = at.line;
    this.offset = at.offset;
  }
}
