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

  show(progress: Progress): void {
    if (this.stream.isTTY) {
      const width = (this.stream.columns ?? 80) - 1;
      this.stream.write(`\r\u001b[K${`${barOf(progress)} ${inWords(progress)}`.slice(0, width)}`);
      return;
    }
    const line = inWords(progress);
    if (line !== this.#last) this.say(line);
    this.#last = line;
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

/** "12 of 30 days: 2026-06-12 cs:cs:CL" */
function inWords({ done, total, unit, at }: Progress): string {
  const count = total === null ? `${done} ${unit}` : `${done} of ${total} ${unit}`;
  return at ? `${count}: ${at}` : count;
}
