import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { runCommand } from '@/cli/command';
import { SEED } from './corpus/corpus';
import { keepCorpus } from './corpus/keep-corpus';
import { parseSize, type Size } from './corpus/size';
import { type BenchFolder, emptyFolder, readManifest, takeFolder, writeManifest } from './folder';
import { openDatabase } from './postgres/database';
import { watchMemory } from './postgres/memory';
import { readSettings } from './postgres/settings';
import { countLines } from './progress';

const USAGE = `tests/bench/search/load.ts --size 87k|1m|3m|N [--fresh] [--set name=value]…

Loads a corpus through ingest into a database that is kept, unless it is there already.`;

const OPTIONS = {
  size: { type: 'string', default: '87k' },
  fresh: { type: 'boolean' },
  set: { type: 'string', multiple: true, default: [] as string[] },
} as const;

runCommand(async () => {
  const { values } = parseArgs({ options: OPTIONS });
  const size = parseSize(values.size);
  const folder = await takeFolder(size);
  try {
    if (values.fresh || !readManifest(folder)) await load(folder, size, readSettings(values.set));
  } finally {
    await folder.release();
  }
}, USAGE);

async function load(folder: BenchFolder, size: Size, settings: Record<string, string>): Promise<void> {
  // What a load that broke off left behind would make this one look faster.
  emptyFolder(folder);
  const corpus = await keepCorpus(folder, size);
  const database = await openDatabase(folder, { settings });
  process.env.INGEST_MAX_BYTES = '64GB';
  // Only now: these read the environment when they are first used.
  const { ingest } = await import('@/features/ingest/run');
  const { learnTopics } = await import('@/features/topics/learning/mutations');
  const { closeDb } = await import('@/lib/db');
  const memory = watchMemory(database.pid);
  const steps: Record<string, number> = {};
  const timed = async <Value>(step: string, work: () => Promise<Value>): Promise<Value> => {
    console.log(step);
    const start = performance.now();
    const value = await work();
    steps[step] = (performance.now() - start) / 1_000;
    return value;
  };
  try {
    const { run, failure } = await timed('ingest', () =>
      ingest({ body: countLines(createReadStream(corpus)), via: 'bench' }),
    );
    if (failure) throw failure;
    await timed('learn topics', learnTopics);
    await timed('vacuum', () => vacuum(database.url));
    writeManifest(folder, {
      size: size.name,
      seed: SEED,
      loadedAt: new Date().toISOString(),
      records: run.received,
      rejected: run.rejected,
      recordsPerSecond: run.received / (steps.ingest ?? 1),
      steps,
      peakProcess: process.resourceUsage().maxRSS / 2 ** 10,
      peakPostgres: memory.stop(),
    });
  } finally {
    await closeDb();
    await database.close();
  }
}

async function vacuum(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('VACUUM (ANALYZE)').finally(() => client.end());
}
