import 'server-only';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isRefusedValue } from '@/lib/database-error';
import { ownText } from '@/lib/own-text';
import { type Rejected, takeBatch } from './mutations';
import type { TopicMatcher } from './records/papers/mutations';
import type { PreparedPaper } from './records/prepare';
import { textLength } from './records/text-length';
import type { RunCounts } from './schema';

/** Records a transaction. Larger ones are hardly faster and hold memory and the lock for longer. */
const BATCH_SIZE = 200;
/** Code units of its records' text at which a transaction begins sooner: two hundred may have 4 Mi each. */
export const BATCH_LENGTH = 4 * 1024 * 1024;
/** Rejections an answer lists; the rest are under `/api/ingest/runs/{id}`. */
const LISTED_REJECTIONS = 100;
const EXCERPT_LENGTH = 200;

export type RejectionSummary = { index: number; reason: string; excerpt: string };
type Taken = { index: number; paper: PreparedPaper; record: unknown };
type Gathered = { papers: Taken[]; rejected: Rejected[]; length: number };

function nothing(): Gathered {
  return { papers: [], rejected: [], length: 0 };
}

/**
 * A run under way: gathers records into batches, has them written one after the other, and counts. While a batch is
 * being written the next is gathered, never more: two are held at most.
 */
export class Taking {
  readonly counts: RunCounts = { received: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 };
  readonly listed: RejectionSummary[] = [];
  private gathered = nothing();
  private written: Promise<void> = Promise.resolve();

  constructor(
    private readonly runId: number,
    private readonly matchTopics: TopicMatcher,
  ) {}

  async paper(index: number, paper: PreparedPaper, record: unknown): Promise<void> {
    this.gathered.papers.push({ index, paper, record });
    this.gathered.length += textLength(record);
    await this.writeIfFull();
  }

  async reject(rejected: Rejected): Promise<void> {
    this.gathered.rejected.push(rejected);
    this.gathered.length += rejected.rawText.length;
    await this.writeIfFull();
  }

  /** Writes what is left; throws what any batch threw. */
  async finish(): Promise<void> {
    await this.write();
    await this.written;
  }

  /** Waits until nothing is being written, whatever came of it. */
  async settle(): Promise<void> {
    await this.written.catch(() => {});
  }

  private async writeIfFull(): Promise<void> {
    const { papers, rejected, length } = this.gathered;
    if (papers.length + rejected.length >= BATCH_SIZE || length >= BATCH_LENGTH) await this.write();
    // The database answers in between: unheard, it would wait for us.
    else await nextTurn();
  }

  private async write(): Promise<void> {
    await this.written;
    const batch = this.gathered;
    this.gathered = nothing();
    this.written = this.takeAll(batch);
    // Whoever waits for it next hears of it.
    this.written.catch(() => {});
  }

  private async takeAll({ papers, rejected }: Omit<Gathered, 'length'>): Promise<void> {
    if (papers.length + rejected.length === 0) return;
    try {
      await this.take({ papers: papers.map(({ paper }) => paper), rejected });
    } catch (error) {
      if (!isRefusedValue(error)) throw error;
      await this.take({ papers: [], rejected });
      for (const each of papers) await this.takeAlone(each);
    }
  }

  /** One by one, after the database refused a batch: the culprit is rejected, the others are taken in. */
  private async takeAlone({ index, paper, record }: Taken): Promise<void> {
    try {
      await this.take({ papers: [paper], rejected: [] });
    } catch (error) {
      if (!isRefusedValue(error)) throw error;
      const reason = `The database refused it: ${lastLineOf(error)}`;
      const rejected = { index, reason, rawText: JSON.stringify(record) };
      await this.take({ papers: [], rejected: [rejected] });
    }
  }

  private async take(batch: { papers: PreparedPaper[]; rejected: Rejected[] }): Promise<void> {
    const { runId, matchTopics } = this;
    const { counts, rejected } = await takeBatch({ runId, matchTopics, ...batch });
    for (const name of Object.keys(counts) as (keyof RunCounts)[]) this.counts[name] += counts[name];
    for (const each of rejected) this.list(each);
  }

  private list({ index, reason, rawText }: Rejected): void {
    if (this.listed.length < LISTED_REJECTIONS)
      this.listed.push({ index, reason: ownText(reason), excerpt: excerptOf(rawText) });
  }
}

/** The beginning of a rejected record, as answers show it. */
function excerptOf(rawText: string): string {
  return ownText(rawText.slice(0, EXCERPT_LENGTH).toWellFormed());
}

/** What an error says, without the code around it that Prisma quotes first. */
export function lastLineOf(error: unknown): string {
  return (
    String(error instanceof Error ? error.message : error)
      .trim()
      .split('\n')
      .at(-1) ?? ''
  );
}
