import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { runCommand } from '@/cli/command';
import { applyMigrations } from '@/lib/migrations/apply';
import { OperatorError } from '@/lib/operator-error';
import { openScratch } from '@/lib/postgres/scratch';
import { watchMemory } from '../search/postgres/memory';
import { FORMATS, type FormatName } from './bodies';
import { type Copied, copyRows, saveRows } from './copy';
import { runIngest, type Taken, writeRecords } from './run-command';

const USAGE = `npm run bench:ingest -- [options]      ingest beside a bare COPY of the same rows

  --records N          how many (100000)
  --formats NAME,NAME  of ${Object.keys(FORMATS).join(', ')} (all)

Each format is taken in by the command in a process of its own, into a database of its own; the rows it made are then
copied into another, with the same indexes and triggers.`;

const OPTIONS = {
  records: { type: 'string', default: '100000' },
  formats: { type: 'string', default: Object.keys(FORMATS).join(',') },
} as const;

/** What is aimed at. */
const MOST_TIMES_COPY = 4;
const MOST_MEBIBYTES = 400;

type Figures = Taken & { copied: Copied; peakPostgres: number | null };

runCommand(async () => {
  const { values } = parseArgs({ options: OPTIONS });
  if (!/^[1-9]\d{0,5}$/.test(values.records))
    throw new OperatorError(`--records must be a number up to 999999, but is "${values.records}"`);
  const names = values.formats.split(',').map(formatNamed);
  printRow(['', 'records/s', 'COPY/s', 'times', 'without search', 'times', 'peak RSS', 'Postgres', 'CPU']);
  for (const name of names) {
    const figures = await withFolder((folder) => measure(name, Number(values.records), folder));
    printFigures(FORMATS[name].title, figures);
  }
  console.log(
    `Aims: at most ${MOST_TIMES_COPY} times the time of COPY, and ${MOST_MEBIBYTES} MiB resident.` +
      ` Load of the machine: ${os.loadavg()[0]?.toFixed(1)} on ${os.cpus().length} processors.`,
  );
}, USAGE);

function formatNamed(name: string): FormatName {
  if (name in FORMATS) return name as FormatName;
  throw new OperatorError(`--formats may name ${Object.keys(FORMATS).join(', ')}, but has "${name}"`);
}

async function measure(name: FormatName, records: number, folder: string): Promise<Figures> {
  const file = path.join(folder, name);
  await writeRecords(name, records, file);
  const taken = await withDatabase(async (client, url) => {
    const memory = watchMemory(await postmasterOf(client));
    const ran = await runIngest(file, url);
    const peakPostgres = memory.stop();
    await saveRows(client, folder);
    return { ...ran, peakPostgres };
  });
  if (taken.received !== records || taken.rejected > 0)
    throw new Error(`${taken.received} of ${records} records came, ${taken.rejected} were rejected`);
  return { ...taken, copied: await withDatabase((client) => copyRows(client, folder)) };
}

function printFigures(title: string, { received, seconds, copied, ...taken }: Figures): void {
  const rate = (duration: number) => (received / duration).toFixed(0);
  const times = (baseline: number) => (seconds / baseline).toFixed(2);
  printRow([
    title,
    rate(seconds),
    rate(copied.all),
    times(copied.all),
    rate(copied.plain),
    times(copied.plain),
    `${taken.peakMebibytes.toFixed(0)} MiB`,
    taken.peakPostgres === null ? '?' : `${taken.peakPostgres.toFixed(0)} MiB`,
    `${((1_000 * taken.cpuSeconds) / received).toFixed(2)} ms`,
  ]);
}

function printRow([first = '', ...others]: string[]): void {
  console.log(first.padEnd(12) + others.map((text) => text.padStart(15)).join(''));
}

async function withFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-bench-ingest-'));
  return work(folder).finally(() => rmSync(folder, { recursive: true }));
}

/** An empty database of this code's migrations, on a server of its own. */
async function withDatabase<Result>(
  work: (client: pg.Client, url: string) => Promise<Result>,
): Promise<Result> {
  const database = await openScratch();
  const client = new pg.Client({ connectionString: database.url });
  try {
    await applyMigrations(database.url);
    await client.connect();
    return await work(client, database.url);
  } finally {
    await client.end();
    await database.close();
  }
}

/** The number of the server's first process. */
async function postmasterOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
  return Number.parseInt(
    readFileSync(path.join(rows[0]?.data_directory ?? '', 'postmaster.pid'), 'utf8'),
    10,
  );
}
