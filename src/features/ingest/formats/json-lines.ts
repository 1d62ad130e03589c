import { splitLines } from './lines';
import type { RawElement } from './raw-element';

/** Cuts JSON Lines (https://jsonlines.org) into the texts of its values; blank lines are skipped. */
export async function* splitJsonLines(chunks: AsyncIterable<string>): AsyncGenerator<RawElement> {
  for await (const line of splitLines(chunks)) {
    if (/\S/.test(line.raw)) yield line;
  }
}
