import type { RunCounts } from '../schema';

/** Rejections and ids that are named one by one; the rest is kept with its run. */
export const NAMED = 100;

/** A run as far as it is counted. */
export type Counted = {
  run: { id: number } & RunCounts;
  rejections: readonly { index: number; reason: string }[];
};

/** What a source brought, over all the bodies that it was asked for. */
export class Tally {
  readonly counts: RunCounts = { received: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 };
  readonly rejections: { run: number; index: number; reason: string }[] = [];
  /** What the operator should know and is no failure. */
  readonly notes: string[] = [];

  add({ run, rejections }: Counted): void {
    for (const name of Object.keys(this.counts) as (keyof RunCounts)[]) this.counts[name] += run[name];
    for (const { index, reason } of rejections) {
      if (this.rejections.length < NAMED) this.rejections.push({ run: run.id, index, reason });
    }
  }

  /** What came after `before`, a copy of the counts. */
  since(before: RunCounts): RunCounts {
    const { received, created, updated, unchanged, rejected } = this.counts;
    return {
      received: received - before.received,
      created: created - before.created,
      updated: updated - before.updated,
      unchanged: unchanged - before.unchanged,
      rejected: rejected - before.rejected,
    };
  }

  note(text: string): void {
    if (!this.notes.includes(text)) this.notes.push(text);
  }
}
