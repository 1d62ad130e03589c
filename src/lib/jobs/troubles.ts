import { AppError } from '@/lib/errors';
import { OperatorError } from '@/lib/operator-error';
import { RetryLater } from './retry-later';

/** Of an error so much is kept with its job. */
export const MOST_ERROR_CHARACTERS = 8_000;

/** What an error says to an operator: its words, and where it is a fault of ours, where it came from. */
export function textOf(error: unknown): string {
  const text = error instanceof Error ? (isInWords(error) ? error.message : error.stack) : undefined;
  return (text || String(error)).slice(0, MOST_ERROR_CHARACTERS);
}

function isInWords(error: unknown): boolean {
  return error instanceof AppError || error instanceof OperatorError || error instanceof RetryLater;
}

/** The same in one line, where it is in words: the rest is kept with the job. */
function shortTextOf(error: unknown): string {
  const text = textOf(error);
  const [first, ...more] = text.split('\n');
  return more.length > 0 && isInWords(error) ? `${first} (and ${more.length} more)` : text;
}

type Failure = { task: string; error: unknown; attempt: number; mostAttempts: number };

/**
 * Says that a task fails, once until it works again: without a network every source fails, at every attempt, and one
 * line is enough to know that.
 */
export class Troubles {
  readonly #failing = new Set<string>();

  constructor(private readonly say: (text: string) => void) {}

  failed({ task, error, attempt, mostAttempts }: Failure): void {
    const isKnown = this.#failing.has(task);
    this.#failing.add(task);
    if (!isKnown)
      this.say(
        `${task} failed${attempt < mostAttempts ? ', and is tried again' : ''}: ${shortTextOf(error)}`,
      );
  }

  succeeded(task: string): void {
    if (this.#failing.delete(task)) this.say(`${task} works again`);
  }
}
