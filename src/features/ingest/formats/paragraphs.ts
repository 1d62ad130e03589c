import type { RawElement } from './raw-element';

/** Lines of a paragraph that is wrapped are within these lengths, its last one may be shorter. */
const WRAPPED_LENGTH = { min: 40, max: 130 };

/** Fewer lines do not show that they are wrapped; more are not waited for. */
const WRAPPED_LINES = { min: 3, max: 60 };

/** The share of a wrapped paragraph's lines that go on in lower case. */
const CONTINUED_SHARE = 0.6;

/**
 * The paragraphs of a page, blank lines dropped. A line is a paragraph, as pages are copied; but a block of lines
 * without blank ones between that were plainly cut to a width (they go on in lower case) is one paragraph.
 */
export async function* readParagraphs(lines: AsyncIterable<RawElement>): AsyncGenerator<RawElement> {
  let block: RawElement[] = [];
  let isWrappable = true;
  for await (const line of lines) {
    const isBlank = !/\S/.test(line.raw);
    if (!isBlank) block.push(line);
    isWrappable &&= line.raw.length <= WRAPPED_LENGTH.max && block.length <= WRAPPED_LINES.max;
    if (isBlank || !isWrappable) {
      yield* isWrappable ? unwrapped(block) : block;
      block = [];
      isWrappable ||= isBlank;
    }
  }
  yield* isWrappable ? unwrapped(block) : block;
}

function unwrapped(block: RawElement[]): RawElement[] {
  const [first] = block;
  if (!first || !isWrapped(block.map((line) => line.raw.trim()))) return block;
  return [{ ...first, raw: block.map((line) => line.raw.trim()).join(' ') }];
}

function isWrapped(lines: string[]): boolean {
  if (lines.length < WRAPPED_LINES.min || lines.slice(0, -1).some((line) => line.length < WRAPPED_LENGTH.min))
    return false;
  const continued = lines.slice(1).filter((line) => /^\p{Ll}+[\s,.;:)]/u.test(line));
  return continued.length >= CONTINUED_SHARE * (lines.length - 1);
}
