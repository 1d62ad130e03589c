import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const USAGE_HOOK = path.resolve('tests/bench/ingest/report-usage.ts');
const TYPESCRIPT = ['--conditions=react-server', '--import', 'tsx'];

const answer = z.object({
  run: z.object({
    received: z.number(),
    created: z.number(),
    rejected: z.number(),
    startedAt: z.coerce.date(),
    finishedAt: z.coerce.date(),
  }),
  failure: z.string().optional(),
});
const usage = z.object({ peakMebibytes: z.number(), cpuSeconds: z.number() });

/** Of `npm run ingest`: seconds of the run itself; memory and processor time of the whole process. */
export type Taken = z.infer<typeof answer>['run'] & z.infer<typeof usage> & { seconds: number };

/** Takes a file in by the command itself, with the options of Node that package.json gives it. */
export async function runIngest(file: string, databaseUrl: string): Promise<Taken> {
  const written = `${file}.usage`;
  const output = await run([...ingestCommand(), file, '--json'], {
    DATABASE_URL: databaseUrl,
    INGEST_MAX_BYTES: '64GB',
    BENCH_USAGE: written,
  });
  const { run: ran, failure } = answer.parse(JSON.parse(output.trim().split('\n').at(-1) ?? ''));
  if (failure) throw new Error(failure);
  const seconds = (ran.finishedAt.getTime() - ran.startedAt.getTime()) / 1_000;
  return { ...ran, ...usage.parse(JSON.parse(readFileSync(written, 'utf8'))), seconds };
}

/** What Node is given: the command's own words, with the hook before its file. */
function ingestCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  const [, ...words] = String(scripts.ingest).split(' ');
  return [...words.slice(0, -1), '--import', USAGE_HOOK, ...words.slice(-1)];
}

/** Writes so many records in a format to a file. */
export async function writeRecords(format: string, count: number, file: string): Promise<void> {
  const target = openSync(file, 'w');
  const child = spawn(
    process.execPath,
    [...TYPESCRIPT, 'tests/bench/ingest/print-body.ts', format, String(count)],
    { stdio: ['ignore', target, 'inherit'] },
  );
  const [status] = await once(child, 'exit');
  closeSync(target);
  if (status !== 0) throw new Error('the records could not be made');
}

async function run(args: string[], environment: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`ingest ended with ${status}`);
  return output;
}
