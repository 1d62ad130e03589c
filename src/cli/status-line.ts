/** What is going on, in one line of a terminal that is written over; nothing where there is no terminal. */
export class StatusLine {
  #shown = 0;

  constructor(
    private readonly stream: NodeJS.WriteStream = process.stderr,
    private readonly now: () => number = Date.now,
  ) {}

  /** At most ten times a second. */
  show(text: string): void {
    if (!this.stream.isTTY || this.now() - this.#shown < 100) return;
    this.#shown = this.now();
    // Some terminals say that they have no width.
    this.stream.write(`\r\u001b[K${text.slice(0, (this.stream.columns || 80) - 1)}`);
  }

  clear(): void {
    if (this.stream.isTTY) this.stream.write('\r\u001b[K');
  }
}
