import 'server-only';
import { describeProblem } from '@/features/ingest/formats/problem';
import { createRun, finishRun, noteOutcomes, type Rejected } from '@/features/ingest/mutations';
import type { RunCounts } from '@/features/ingest/schema';
import { addCounts, noCounts } from './counts';
import type { Line } from './import';
import { type IncomingMark, takeMarks, takeReader } from './mutations';
import { isReaderLine, markLineSchema, markOf, readerLineSchema } from './schema';

/** So many are written in a transaction. */
const LINES_AT_ONCE = 1_000;

export type ImportCounts = RunCounts & { readers: number };

type Gathered = {
  marks: (IncomingMark & { raw: string })[];
  rejected: Rejected[];
  created: number;
  unchanged: number;
};

/** Takes in the lines about readers, and leaves the others. */
export async function takeReaderLines(lines: AsyncIterable<Line>, runs: number[]): Promise<ImportCounts> {
  const taking = new ReaderTaking();
  try {
    for await (const line of lines) if (isReaderLine(line.value)) await taking.take(line.value, line);
    await taking.write();
  } catch (error) {
    await taking.finish(runs, error instanceof Error ? error.message : String(error));
    throw error;
  }
  await taking.finish(runs, null);
  return taking.counts;
}

/** A run under way, made with its first line: marks are gathered, readers are taken as they come. */
class ReaderTaking {
  readonly counts: ImportCounts = { ...noCounts(), readers: 0 };
  private readonly readers = new Map<string, string>();
  private run: number | null = null;
  private gathered = nothing();

  async take(value: Record<string, unknown>, { index, raw }: Line): Promise<void> {
    if ('reader' in value) await this.takeReader(value, { index, rawText: raw });
    else {
      const { data, error } = markLineSchema.safeParse(value);
      if (data) this.gathered.marks.push({ ...markOf(data), index, raw });
      else this.gathered.rejected.push({ index, reason: describeProblem(error), rawText: raw });
    }
    const { marks, rejected, created, unchanged } = this.gathered;
    if (marks.length + rejected.length + created + unchanged >= LINES_AT_ONCE) await this.write();
  }

  async write(): Promise<void> {
    const { marks, rejected, created, unchanged } = this.gathered;
    if (marks.length + rejected.length + created + unchanged === 0) return;
    this.run ??= (
      await createRun({ source: 'import', format: 'reader-jsonl', day: null, announced: false })
    ).id;
    addCounts(this.counts, await writeMarks(this.run, this.gathered, this.readers));
    this.gathered = nothing();
  }

  async finish(runs: number[], failure: string | null): Promise<void> {
    if (this.run === null) return;
    await finishRun(this.run, failure);
    runs.push(this.run);
  }

  private async takeReader(value: object, { index, rawText }: Omit<Rejected, 'reason'>): Promise<void> {
    const { data, error } = readerLineSchema.safeParse(value);
    if (!data) {
      this.gathered.rejected.push({ index, reason: describeProblem(error), rawText });
      return;
    }
    const { id, created } = await takeReader(data.reader);
    this.readers.set(data.reader.id, id);
    this.counts.readers += 1;
    this.gathered[created ? 'created' : 'unchanged'] += 1;
  }
}

async function writeMarks(
  run: number,
  { marks, rejected, created, unchanged }: Gathered,
  readers: ReadonlyMap<string, string>,
): Promise<RunCounts> {
  const taken = await takeMarks(marks, readers);
  const rawOf = new Map(marks.map(({ index, raw }) => [index, raw]));
  const refused = taken.refused.map(({ index, reason }) => ({
    index,
    reason,
    rawText: rawOf.get(index) ?? '',
  }));
  const all = [...rejected, ...refused];
  const moved = {
    created: created + taken.created,
    updated: 0,
    unchanged: unchanged + taken.unchanged,
    rejected: all.length,
  };
  const counts = { ...moved, received: moved.created + moved.unchanged + moved.rejected };
  await noteOutcomes(run, counts, all);
  return counts;
}

function nothing(): Gathered {
  return { marks: [], rejected: [], created: 0, unchanged: 0 };
}
