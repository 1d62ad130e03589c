import { findMath, type MathSpan } from './tex-math';

/** What typography must not touch. In the text each is one `PLACE`, in order. */
export type Kept = { kind: 'math' | 'address' | 'dollar'; text: string };
/** A noncharacter: sound text has none. */
export const PLACE = '\uFDD0';

/**
 * A place in a paragraph of LaTeX, and what was printed up to it. A group is its content, so reading needs no
 * recursion: what is to follow an argument waits at the argument's closing brace.
 */
export class TexCursor {
  at = 0;
  readonly kept: Kept[] = [];
  readonly spans: ReadonlyMap<number, MathSpan>;
  private readonly partner: ReadonlyMap<number, number>;
  private readonly waiting = new Map<number, () => void>();
  private readonly out: string[] = [];

  constructor(readonly source: string) {
    this.spans = new Map(findMath(source).map((span) => [span.start, span]));
    this.partner = partners(source, this.spans);
  }

  get text(): string {
    return this.out.join('');
  }

  /** The next characters, at most `length` of them. */
  peek(length = 1): string {
    return this.source.slice(this.at, this.at + length);
  }

  before(distance = 1): string {
    return this.source[this.at - distance] ?? '';
  }

  print(text: string): void {
    if (text !== '') this.out.push(text);
  }

  keep(kind: Kept['kind'], text: string): void {
    this.kept.push({ kind, text });
    this.out.push(PLACE);
  }

  /** Takes back white space that was just printed. */
  unprintSpace(): void {
    while (this.printedSpaceLast() && this.out.length > 0) {
      const last = this.out.pop()?.trimEnd() ?? '';
      this.print(last);
    }
  }

  printedSpaceLast(): boolean {
    return /\s$/.test(this.out.at(-1) ?? ' ');
  }

  /** Where the group that begins here, or after one space, begins and ends; null where there is none. */
  argument(): { open: number; close: number; inner: string } | null {
    const open = this.peek() === ' ' ? this.at + 1 : this.at;
    const close = this.source[open] === '{' ? this.partner.get(open) : undefined;
    // The text is for looking at short arguments: bounded, for groups may nest without end.
    return close === undefined
      ? null
      : { open, close, inner: this.source.slice(open + 1, Math.min(close, open + 500)) };
  }

  /** Steps into the argument that begins here; `after` is printed, or done, where it closes. */
  enter(after: string | (() => void) = ''): void {
    const argument = this.argument();
    if (!argument) return;
    if (after !== '')
      this.waiting.set(argument.close, typeof after === 'string' ? () => this.print(after) : after);
    this.at = argument.open + 1;
  }

  /** Steps over the argument that begins here and returns its raw text; null where there is none. */
  take(): string | null {
    const argument = this.argument();
    if (!argument) return null;
    this.at = argument.close + 1;
    return this.source.slice(argument.open + 1, argument.close);
  }

  /** Steps over optional arguments in square brackets. */
  skipOptions(): void {
    while (this.peek() === '[') {
      const close = this.peek(200).indexOf(']');
      if (close === -1) return;
      this.at += close + 1;
    }
  }

  /** Steps over a closing brace and does what waits there. */
  closeGroup(): void {
    const close = this.at;
    this.at += 1;
    this.waiting.get(close)?.();
  }
}

/** Opening braces and their closing ones, escapes and mathematics left aside. */
function partners(source: string, spans: ReadonlyMap<number, MathSpan>): Map<number, number> {
  const partner = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < source.length; at += 1) {
    const span = spans.get(at);
    if (span) {
      at = span.end - 1;
      continue;
    }
    const character = source[at];
    if (character === '\\') at += 1;
    else if (character === '{') open.push(at);
    else if (character === '}') {
      const start = open.pop();
      if (start !== undefined) partner.set(start, at);
    }
  }
  return partner;
}
