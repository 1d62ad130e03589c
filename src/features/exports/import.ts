import 'server-only';
import { decodeBody } from '@/features/ingest/body';
import { splitJsonLines } from '@/features/ingest/formats/json-lines';
import { ingest } from '@/features/ingest/run';
import type { RunCounts } from '@/features/ingest/schema';
import { env } from '@/lib/env';
import { addCounts, noCounts } from './counts';
import { type ImportCounts, takeReaderLines } from './reader-lines';
import { isReaderLine } from './schema';

/** A run of the ingest takes a part of so many characters: its own limit is on a body. */
const PART_LENGTH = 64 * 2 ** 20;

export type ImportSummary = {
  /** Runs of the ingest, where rejections are kept with their raw text. */
  runs: number[];
  papers: RunCounts;
  marks: ImportCounts;
};

type Open = () => AsyncIterable<Uint8Array>;

/**
 * Takes in what `exportJsonLines` wrote: papers and editions by way of the ingest, then readers and what they made.
 * The file is read twice, since marks need their papers. Idempotent; what cannot be taken in is kept, with its reason,
 * as a rejection of a run.
 */
export async function importJsonLines(
  open: Open,
  { signal }: { signal: AbortSignal },
): Promise<ImportSummary> {
  const runs: number[] = [];
  const papers = await takePapers(linesOf(open, signal), runs);
  const marks = await takeReaderLines(linesOf(open, signal), runs);
  return { runs, papers, marks };
}

/** A line of the file; its value is undefined where it is no JSON. */
export type Line = { index: number; raw: string; value: unknown };

async function* linesOf(open: Open, signal: AbortSignal): AsyncGenerator<Line> {
  let index = 0;
  for await (const { raw } of splitJsonLines(decodeBody(open(), { maxBytes: Number.MAX_SAFE_INTEGER }))) {
    signal.throwIfAborted();
    yield { index, raw, value: parsed(raw) };
    index += 1;
  }
}

/** Undefined where it is no JSON: the ingest says why. */
function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

async function takePapers(lines: AsyncGenerator<Line>, runs: number[]): Promise<RunCounts> {
  const counts = noCounts();
  const most = Math.min(PART_LENGTH, Math.floor(env().INGEST_MAX_BYTES / 4));
  let next = await nextPaperLine(lines);
  while (next !== null) {
    const body = async function* (): AsyncGenerator<Uint8Array> {
      for (let length = 0; next !== null && length < most; next = await nextPaperLine(lines)) {
        length += next.length;
        yield Buffer.from(`${next}\n`);
      }
    };
    const { run, failure } = await ingest({ body: body(), via: 'import', format: 'broadsheet-jsonl' });
    if (failure) throw failure;
    runs.push(run.id);
    addCounts(counts, run);
  }
  return counts;
}

async function nextPaperLine(lines: AsyncGenerator<Line>): Promise<string | null> {
  for (;;) {
    const { done, value: line } = await lines.next();
    if (done) return null;
    if (!isReaderLine(line.value)) return line.raw;
  }
}
