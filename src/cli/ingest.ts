import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { IngestResult, RunSummary } from '@/features/ingest/run';
import { type Day, parseDay } from '@/lib/day';
import { parseEnv } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { applyMigrations } from '@/lib/migrations/apply';
import { OperatorError } from '@/lib/operator-error';
import { openDatabase } from '@/lib/postgres/open';
import { runCommand, type Say } from './command';

const USAGE = `npm run ingest -- FILE… | -          take papers in from files, or from standard input

  --day YYYY-MM-DD    put the papers in this day's edition (else: what the file says;
                      for FILE named YYYY-MM-DD.json, that day)
  --format NAME       do not tell the format from the content
  --json              print the result as one line of JSON, the last line of the output

Compressed files (gzip) are read as they are. The same input again changes nothing.
The exit status is 0 also where records were rejected: they are kept with their reason.`;

const OPTIONS = {
  day: { type: 'string' },
  format: { type: 'string' },
  json: { type: 'boolean' },
} as const;

runCommand(async (say) => {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  if (positionals.length === 0) throw new OperatorError(USAGE);
  const day = values.day === undefined ? null : requireDay(values.day);
  for (const file of positionals) if (file !== '-') await requireFile(file);

  const database = await openDatabase({ command: 'ingest', settings: parseEnv(process.env), say });
  process.env.DATABASE_URL = database.url;
  // Only now: these read DATABASE_URL when they are first used.
  const { ingest } = await import('@/features/ingest/run');
  const { closeDb } = await import('@/lib/db');
  try {
    await applyMigrations(database.url);
    for (const file of positionals) {
      const body = file === '-' ? process.stdin : createReadStream(file);
      const request = { body, via: 'cli', format: values.format, day: day ?? dayInName(file) };
      const result = await ingest(request).catch(refusalOf);
      report(result, { file, json: values.json ?? false, say });
      if (result instanceof AppError || result.failure) process.exitCode = 1;
    }
    const { learnTopicsIfDue } = await import('@/features/topics/learning/mutations');
    const learned = await learnTopicsIfDue();
    if (learned) say(`Learned topics: ${learned.created} new, ${learned.retired} retired`);
  } finally {
    await closeDb();
    await database.close();
  }
}, USAGE);

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

function inWords(run: RunSummary): string {
  const { format, received, created, updated, unchanged, rejected } = run;
  return `${format}, ${received} records: ${created} new, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected`;
}

function requireDay(text: string): Day {
  const day = parseDay(text);
  if (!day) throw new OperatorError(`--day must be YYYY-MM-DD, not "${text}".`);
  return day;
}

async function requireFile(file: string): Promise<void> {
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
