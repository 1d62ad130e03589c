import { splitLines } from './lines';
import type { RawElement } from './raw-element';

/** Cuts JSON Lines (https://jsonlines.org) into the texts of its values; blank lines are skipped. */
export async function* splitJsonLines(chunks: AsyncIterable<string>): AsyncGenerator<RawElement> {
  for await (const line of splitLines(chunks)) {
    if (/\S/.test(line.raw)) yield line;
  }
}

/** Whether any line of a head is an object that fits; lines that are broken or cut off are passed over. */
export function sniffJsonLines(head: string, fits: (value: object) => boolean): boolean {
  return head.split('\n').some((line) => {
    if (!/^\s*\{.*\}\s*$/.test(line)) return false;
    try {
      return fits(JSON.parse(line));
    } catch {
      return false;
    }
  });
}
