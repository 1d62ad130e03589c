import type { Progress } from '@/features/ingest/sources/context';
import type { Say } from '../command';

const BAR_WIDTH = 24;

/** Shows how far a run is: one line that is rewritten on a terminal, else a line each time that it moved. */
export class ProgressLine {
  #last = '';

  constructor(
    private readonly stream: { isTTY?: boolean; columns?: number; write: (text: string) => unknown },
    private readonly say: Say,
  ) {}

  show(progress: Progress, { received }: { received: number }): void {
    const words = inWords(progress, received);
    if (this.stream.isTTY) {
      // Some terminals say that they have none.
      const width = (this.stream.columns || 80) - 1;
      this.stream.write(`\r\u001b[K${`${barOf(progress)} ${words}`.slice(0, width)}`);
      return;
    }
    if (words !== this.#last) this.say(words);
    this.#last = words;
  }

  /** Makes room for other lines. */
  clear(): void {
    if (this.stream.isTTY) this.stream.write('\r\u001b[K');
  }
}

function barOf({ done, total }: Progress): string {
  if (!total) return `[${'·'.repeat(BAR_WIDTH)}]`;
  const filled = Math.round((Math.min(done, total) / total) * BAR_WIDTH);
  return `[${'#'.repeat(filled)}${'-'.repeat(BAR_WIDTH - filled)}]`;
}

/** "12 of 30 days, 5321 records: 2026-06-12 cs:cs:CL" */
function inWords({ done, total, unit, at }: Progress, received: number): string {
  const count = total === null ? `${done} ${unit}` : `${done} of ${total} ${unit}`;
  return `${count}, ${received} records${at && `: ${at}`}`;
}
