import { QUERY_LENGTH } from '../schema';
import type { Hint, Span } from './tree';

/** What a reader will look at. */
const MOST_HINTS = 8;

/** A change to the text: what to put in place of a span. */
export type Edit = Span & { text: string };

/** Collects what was not understood of one text. */
export class HintList {
  readonly hints: Hint[] = [];
  private readonly told = new Set<string>();

  constructor(private readonly text: string) {}

  /** `edits` make the query as it was probably meant. The same thing is said once. */
  add({ start, end }: Span, message: string, edits: Edit[] | null = null): void {
    if (this.hints.length >= MOST_HINTS || this.told.has(message)) return;
    this.told.add(message);
    this.hints.push({ start, end, message, replacement: edits && this.edited(edits) });
  }

  private edited(edits: Edit[]): string | null {
    let text = this.text;
    for (const edit of edits.toSorted((one, other) => other.start - one.start)) {
      text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    }
    const fixed = text.trim();
    return fixed === '' || fixed.length > QUERY_LENGTH ? null : fixed;
  }
}
