import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { IngestResult, RunSummary } from '@/features/ingest/run';
import { type Day, parseDay } from '@/lib/day';
import { AppError } from '@/lib/errors';
import { OperatorError } from '@/lib/operator-error';
import type { Say } from '../command';

type FileOptions = { day: Day | null; format: string | undefined; json: boolean; say: Say };

/** @throws OperatorError where one of them cannot be read */
export async function requireFiles(files: string[]): Promise<void> {
  for (const file of files) if (file !== '-') await requireFile(file);
}

/** Takes files in, one after the other; "-" is standard input. */
export async function ingestFiles(files: string[], { day, format, json, say }: FileOptions): Promise<void> {
  const { ingest } = await import('@/features/ingest/run');
  for (const file of files) {
    const body = file === '-' ? process.stdin : createReadStream(file);
    const result = await ingest({ body, via: 'cli', format, day: day ?? dayInName(file) }).catch(refusalOf);
    report(result, { file, json, say });
    if (result instanceof AppError || result.failure) process.exitCode = 1;
  }
}

/** A file that is refused whole does not keep the next one out. */
function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}

function report(
  result: IngestResult | AppError,
  { file, json, say }: { file: string; json: boolean; say: Say },
): void {
  if (result instanceof AppError) {
    const { code, message, details } = result;
    say(`${file}: ${message}`);
    if (json) console.log(JSON.stringify({ error: { code, message, ...details } }));
    return;
  }
  const { run, rejections, failure } = result;
  for (const { index, reason } of rejections) say(`${file}: record ${index} rejected: ${reason}`);
  if (run.rejected > rejections.length) {
    say(`${file}: ${run.rejected - rejections.length} more rejected, kept with run ${run.id}`);
  }
  if (failure) say(`${file}: ${failure.message}. What was read before it was taken in and stays.`);
  const answer = { run, rejections, ...(failure && { failure: failure.message }) };
  console.log(json ? JSON.stringify(answer) : `${file}: ${inWords(run)}`);
}

function inWords({ format, ...counts }: RunSummary): string {
  return `${format}, ${countsInWords(counts)}`;
}

/** "3 records: 1 new, 0 updated, 2 unchanged, 0 rejected" */
export function countsInWords(
  counts: Pick<RunSummary, 'received' | 'created' | 'updated' | 'unchanged' | 'rejected'>,
): string {
  const { received, created, updated, unchanged, rejected } = counts;
  return `${received} records: ${created} new, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected`;
}

/** @throws OperatorError where it is not a file, or cannot be read */
export async function requireFile(file: string): Promise<void> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error)
    throw new OperatorError(`${file} cannot be read: ${found.code ?? found.message}.`);
  if (!found.isFile()) throw new OperatorError(`${file} is not a file.`);
}

/** An archive of daily papers names its files by their day, and early ones say it nowhere else. */
function dayInName(file: string): Day | null {
  const name = /^(\d{4}-\d{2}-\d{2})\.json(\.gz)?$/.exec(path.basename(file));
  return name?.[1] ? parseDay(name[1]) : null;
}
