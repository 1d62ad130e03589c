import 'server-only';
import { isRefusedValue } from '@/lib/database-error';
import type { Day } from '@/lib/day';
import { env } from '@/lib/env';
import { decodeBody } from './body';
import { BodyError } from './body-error';
import { chooseFormat } from './choose-format';
import { createRun, finishRun, nameCurators, type Rejected, takeBatch } from './mutations';
import { loadTopicMatcher, type TopicMatcher } from './records/mutations';
import { type PreparedPaper, preparePaper } from './records/prepare';
import type { RunCounts } from './schema';

/** Records a transaction. Larger ones are hardly faster and hold memory and the lock for longer. */
const BATCH_SIZE = 200;
/** Rejections an answer lists; the rest are under `/api/ingest/runs/{id}`. */
const LISTED_REJECTIONS = 100;
const EXCERPT_LENGTH = 200;

export type IngestRequest = {
  body: AsyncIterable<Uint8Array>;
  /** Which way it came: "api", "cli", "sample". */
  via: string;
  /** The name of a format; told from the body where null. */
  format?: string | null | undefined;
  /** The edition to put the papers in, overriding what the body says. */
  day?: Day | null | undefined;
  now?: Date;
};

export type RunSummary = {
  id: number;
  source: string;
  format: string;
  startedAt: Date;
  finishedAt: Date;
} & RunCounts;
type RejectionSummary = { index: number; reason: string; excerpt: string };

export type IngestResult = {
  run: RunSummary;
  /** The first hundred. */
  rejections: RejectionSummary[];
  /** Why the body could not be read to its end. What was read before it has been taken in and stays. */
  failure: BodyError | null;
};

/**
 * Takes a body in: the one path of the API, the command line and the sample edition. Reads it as a stream, in
 * bounded memory, and commits every few hundred records; one bad record never stops the others.
 * @throws AppError unsupported where the body is in no format known, or `format` names none; invalid or too_large
 *   where it breaks off before its format can be told.
 */
export async function ingest(request: IngestRequest): Promise<IngestResult> {
  const text = decodeBody(request.body, { maxBytes: env().INGEST_MAX_BYTES });
  const { format, chunks } = await chooseFormat(text, request.format ?? null);
  const { id, startedAt } = await createRun({ source: request.via, format: format.name });
  const taking = new Taking(id, await loadTopicMatcher());
  const now = request.now ?? new Date();
  let failure: BodyError | null = null;
  try {
    for await (const parsed of format.parse(chunks, { day: request.day ?? null, now })) {
      if ('edition' in parsed) await nameCurators(parsed.edition.day, parsed.edition.curators);
      else if ('paper' in parsed)
        await taking.paper(parsed.index, preparePaper(parsed.paper, now), parsed.paper.record);
      else await taking.reject({ index: parsed.index, ...parsed.rejection });
    }
  } catch (error) {
    if (!(error instanceof BodyError)) throw await failRun(id, error);
    failure = error;
  }
  try {
    await taking.flush();
  } catch (error) {
    throw await failRun(id, error);
  }
  const finishedAt = await finishRun(id, failure?.message ?? null);
  const run = { id, source: request.via, format: format.name, ...taking.counts, startedAt, finishedAt };
  return { run, rejections: taking.listed, failure };
}

/** Notes what ended a run before its time, where the database still takes notes; gives the error back. */
async function failRun(id: number, error: unknown): Promise<unknown> {
  await finishRun(id, lastLine(error)).catch(() => {});
  return error;
}

/** A run under way: gathers records into batches and counts. */
class Taking {
  readonly counts: RunCounts = { received: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 };
  readonly listed: RejectionSummary[] = [];
  private papers: { index: number; paper: PreparedPaper; record: unknown }[] = [];
  private rejected: Rejected[] = [];

  constructor(
    private readonly runId: number,
    private readonly matchTopics: TopicMatcher,
  ) {}

  async paper(index: number, paper: PreparedPaper, record: unknown): Promise<void> {
    this.papers.push({ index, paper, record });
    await this.flushIfFull();
  }

  async reject(rejected: Rejected): Promise<void> {
    this.list(rejected);
    this.rejected.push(rejected);
    await this.flushIfFull();
  }

  private async flushIfFull(): Promise<void> {
    if (this.papers.length + this.rejected.length >= BATCH_SIZE) await this.flush();
  }

  async flush(): Promise<void> {
    const { papers, rejected } = this;
    if (papers.length + rejected.length === 0) return;
    this.papers = [];
    this.rejected = [];
    try {
      await this.take({ papers: papers.map(({ paper }) => paper), rejected });
    } catch (error) {
      if (!isRefusedValue(error)) throw error;
      await this.take({ papers: [], rejected });
      for (const each of papers) await this.takeAlone(each);
    }
  }

  /** One by one, after the database refused a batch: the culprit is rejected, the others are taken in. */
  private async takeAlone({ index, paper, record }: (typeof this.papers)[number]): Promise<void> {
    try {
      await this.take({ papers: [paper], rejected: [] });
    } catch (error) {
      if (!isRefusedValue(error)) throw error;
      const reason = `The database refused it: ${lastLine(error)}`;
      const rejected = { index, reason, rawText: JSON.stringify(record) };
      this.list(rejected);
      await this.take({ papers: [], rejected: [rejected] });
    }
  }

  private async take(batch: { papers: PreparedPaper[]; rejected: Rejected[] }): Promise<void> {
    const moved = await takeBatch({ runId: this.runId, matchTopics: this.matchTopics, ...batch });
    for (const name of Object.keys(moved) as (keyof RunCounts)[]) this.counts[name] += moved[name];
  }

  private list({ index, reason, rawText }: Rejected): void {
    if (this.listed.length < LISTED_REJECTIONS)
      this.listed.push({ index, reason, excerpt: excerptOf(rawText) });
  }
}

/** The beginning of a rejected record, as answers show it. */
function excerptOf(rawText: string): string {
  return rawText.slice(0, EXCERPT_LENGTH).toWellFormed();
}

function lastLine(error: unknown): string {
  return (
    String(error instanceof Error ? error.message : error)
      .trim()
      .split('\n')
      .at(-1) ?? ''
  );
}
