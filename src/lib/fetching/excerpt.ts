import type { Attempt } from './attempt';
import { type Answered, readBody } from './body';
import { EXCERPT_BYTES, EXCERPT_MS } from './limits';

/** What a refusal says, as far as it comes in a moment; empty where it says nothing that can be read. */
export async function readExcerpt(attempt: Attempt, answered: Answered): Promise<string> {
  const { clock } = attempt.asked.surroundings;
  const enough = clock.after(EXCERPT_MS, () => void answered.exchange.close());
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of readBody(attempt, answered)) {
      pieces.push(piece);
      size += piece.length;
      if (size >= EXCERPT_BYTES) break;
    }
  } catch {
    attempt.signal.throwIfAborted();
    // The refusal is the news; that its body is broken as well is not.
  } finally {
    enough();
  }
  return Buffer.concat(pieces).toString('utf8', 0, Math.min(size, EXCERPT_BYTES));
}

const QUOTED_LENGTH = 200;

/** A line for a message: an excerpt's beginning, on one line. */
export function quoted(excerpt: string): string {
  const line = excerpt.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line ? `: ${line.slice(0, QUOTED_LENGTH)}` : '';
}
