import 'server-only';
import { createRun, finishRun, noteOutcomes } from '../mutations';
import type { RunCounts } from '../schema';
import { lastLineOf } from '../taking';
import type { SourceContext } from './context';
import { NAMED } from './tally';

/** Outcomes that are written together. */
const BATCH_SIZE = 20;

type Kept = { index: number; reason: string; rawText: string };

/** A run under way of a source that looks after papers already held: what was asked, and what came of it. */
export class FactRun {
  readonly counts: RunCounts = nothing();
  /** The first hundred. */
  readonly rejections: { index: number; reason: string }[] = [];
  #moved = nothing();
  #rejected: Kept[] = [];

  constructor(readonly id: number) {}

  async count(outcome: 'updated' | 'unchanged'): Promise<void> {
    this.#add(outcome);
    await this.#writeIfFull();
  }

  /** Keeps an answer that will not do, as it came. */
  async reject(reason: string, rawText: string): Promise<void> {
    const index = this.counts.received;
    this.#rejected.push({ index, reason, rawText });
    if (this.rejections.length < NAMED) this.rejections.push({ index, reason });
    this.#add('rejected');
    await this.#writeIfFull();
  }

  async write(): Promise<void> {
    const [moved, rejected] = [this.#moved, this.#rejected];
    this.#moved = nothing();
    this.#rejected = [];
    if (moved.received > 0) await noteOutcomes(this.id, moved, rejected);
  }

  #add(outcome: 'updated' | 'unchanged' | 'rejected'): void {
    for (const counts of [this.counts, this.#moved]) {
      counts.received += 1;
      counts[outcome] += 1;
    }
  }

  async #writeIfFull(): Promise<void> {
    if (this.#moved.received >= BATCH_SIZE) await this.write();
  }
}

/** Keeps a run of `work` with what came of it, also where that ends before its time. */
export async function keepFactRun(
  { source, tally }: SourceContext,
  format: string,
  work: (run: FactRun) => Promise<void>,
): Promise<void> {
  const { id } = await createRun({ source, format, day: null, announced: false });
  const run = new FactRun(id);
  let failure: string | null = null;
  try {
    await work(run);
  } catch (error) {
    failure = lastLineOf(error);
    throw error;
  } finally {
    await run.write();
    await finishRun(id, failure);
    tally.add({ run: { id, ...run.counts }, rejections: run.rejections });
  }
}

function nothing(): RunCounts {
  return { received: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 };
}
