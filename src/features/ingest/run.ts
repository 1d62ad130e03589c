import 'server-only';
import { settleIndex } from '@/features/search/indexing/mutations';
import type { Day } from '@/lib/day';
import { env } from '@/lib/env';
import { decodeBody } from './body';
import { BodyError } from './body-error';
import { chooseFormat } from './choose-format';
import { settleEditions } from './coverage/finality/settle';
import { createRun, finishRun, nameCurators } from './mutations';
import { loadTopicMatcher } from './records/papers/mutations';
import { preparePaper } from './records/prepare';
import type { Format, FormatOptions, RunCounts } from './schema';
import { lastLineOf, type RejectionSummary, Taking } from './taking';

export type IngestRequest = {
  body: AsyncIterable<Uint8Array>;
  /** Which way it came: "api", "cli", "sample", or the name of a source. */
  via: string;
  /** The name of a format; told from the body where null. */
  format?: string | null | undefined;
  /** The edition to put the papers in, overriding what the body says. */
  day?: Day | null | undefined;
  /** Put announcements into the edition of their own day. */
  announced?: boolean;
  /** False: the caller says when editions are final, once it has read a day to its end. */
  settle?: boolean;
  now?: Date;
};

export type RunSummary = {
  id: number;
  source: string;
  format: string;
  startedAt: Date;
  finishedAt: Date;
} & RunCounts;

export type IngestResult = {
  run: RunSummary;
  /** The first hundred. */
  rejections: RejectionSummary[];
  /** Why the body could not be read to its end. What was read before it has been taken in and stays. */
  failure: BodyError | null;
};

/** After so many papers the index is settled at once, not by whoever searches next. */
const MANY = 500;

/**
 * Takes a body in: the one path of the API, the command line and the sample edition. Reads it as a stream, in
 * bounded memory, and commits every few hundred records; one bad record never stops the others.
 * @throws AppError unsupported where the body is in no format known, or `format` names none; invalid or too_large
 *   where it breaks off before its format can be told.
 */
export async function ingest(request: IngestRequest): Promise<IngestResult> {
  const text = decodeBody(request.body, { maxBytes: env().INGEST_MAX_BYTES });
  const { format, chunks } = await chooseFormat(text, request.format ?? null);
  const { day = null, announced = false } = request;
  const { id, startedAt } = await createRun({ source: request.via, format: format.name, day, announced });
  const taking = new Taking(id, await loadTopicMatcher());
  const now = request.now ?? new Date();
  let failure: BodyError | null;
  try {
    failure = await takeRecords(format.parse(chunks, optionsOf(request, now)), taking, now);
    await taking.finish();
  } catch (error) {
    await taking.settle();
    throw await failRun(id, error);
  }
  if (taking.counts.created + taking.counts.updated >= MANY) await settleIndex();
  if (request.settle ?? true) await settleEditions(now, env());
  const finishedAt = await finishRun(id, failure?.message ?? null);
  const run = { id, source: request.via, format: format.name, ...taking.counts, startedAt, finishedAt };
  return { run, rejections: taking.listed, failure };
}

function optionsOf({ day, announced }: IngestRequest, now: Date): FormatOptions {
  return { day: day ?? null, announced: announced ?? false, now };
}

/** Takes records up to the end of the body, or to where it breaks off. */
async function takeRecords(
  records: ReturnType<Format['parse']>,
  taking: Taking,
  now: Date,
): Promise<BodyError | null> {
  try {
    for await (const parsed of records) {
      if ('edition' in parsed) await nameCurators(parsed.edition.day, parsed.edition.curators);
      else if ('paper' in parsed)
        await taking.paper(parsed.index, preparePaper(parsed.paper, now), parsed.paper.record);
      else await taking.reject({ index: parsed.index, ...parsed.rejection, removal: parsed.removal });
    }
    return null;
  } catch (error) {
    if (error instanceof BodyError) return error;
    throw error;
  }
}

/** Notes what ended a run before its time, where the database still takes notes; gives the error back. */
async function failRun(id: number, error: unknown): Promise<unknown> {
  await finishRun(id, lastLineOf(error)).catch(() => {});
  return error;
}
