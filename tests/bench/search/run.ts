import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { runCommand } from '@/cli/command';
import { warmSearch } from '@/features/search/warming/queries';
import { closeDb } from '@/lib/db';
import { broadsheet, broadsheetAnew, broadsheetPage } from './broadsheet';
import { SEED } from './corpus/corpus';
import { keepCorpus } from './corpus/keep-corpus';
import { type BenchFolder, readManifest, takeFolder } from './folder';
import { startFts5 } from './fts5/start';
import { measureHostile } from './hostile';
import { type Measured, measureRound, measureRounds } from './measure';
import type { Load } from './open-loop';
import { type BenchOptions, readOptions, USAGE } from './options';
import { startPlain } from './plain/start';
import { type BenchDatabase, openDatabase } from './postgres/database';
import { explainQuery } from './postgres/explain';
import { watchMemory } from './postgres/memory';
import { listSizes } from './postgres/sizes';
import type { BenchQuery } from './queries/query';
import { readQueries } from './queries/read-queries';
import { reportLoad } from './report/load';
import { reportRequirements } from './report/requirements';
import { reportSearches } from './report/searches';
import { reportPlans, reportSlowest, slowest } from './report/slowest';
import { reportViews } from './report/views';
import { measureViews } from './views';

runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  loadApart(options);
  const folder = await takeFolder(options.size);
  try {
    const database = await openDatabase(folder, { settings: options.settings, cold: true });
    try {
      await measure(folder, database, options);
    } finally {
      await closeDb();
      await database.close();
    }
  } finally {
    await folder.release();
  }
}, USAGE);

/** In a process of its own, whose memory is that of ingest and nothing else. */
function loadApart({ size, fresh, set }: BenchOptions): void {
  const { status } = spawnSync(
    process.execPath,
    [
      ...['--conditions=react-server', '--import', 'tsx', path.join(import.meta.dirname, 'load.ts')],
      ...['--size', size.name, ...(fresh ? ['--fresh'] : []), ...set.flatMap((each) => ['--set', each])],
    ],
    { stdio: 'inherit' },
  );
  if (status !== 0) process.exit(status ?? 1);
}

async function measure(folder: BenchFolder, database: BenchDatabase, options: BenchOptions): Promise<void> {
  const { rate, clients, rounds, only } = options;
  const load = { rate, clients, seed: SEED };
  const queries = readQueries().filter(({ kind }) => only === null || kind === only);
  const memory = watchMemory(database.pid);

  // As a server does when it starts, before anybody searches.
  await warmSearch();
  console.log('Measuring the cold round');
  const cold = await measureRound(broadsheet, queries, load);
  const fts5 = options.fts5 ? await startFts5(folder, await keepCorpus(folder, options.size)) : null;
  const others = [broadsheetPage, ...(fts5 ? [fts5.page, fts5.pageAndCount] : []), broadsheetAnew];
  console.log(`Measuring ${rounds} warm rounds`);
  const measured = await measureRounds([broadsheet, ...others], queries, { ...load, rounds });
  fts5?.close();
  const warm = measured[0]?.samples ?? [];
  if (only === null) console.log('Measuring other views');
  const views = only === null ? await measureViews(load) : [];
  if (options.hostile > 0) console.log('Searching for hostile texts');
  const hostile = options.hostile > 0 ? await measureHostile(options.hostile, SEED) : [];
  const searching = memory.stop();
  // Last: its tables would take the place of ours in memory.
  const plain = options.plain ? await measurePlain(database.url, { ...load, queries, rounds }) : [];

  const manifest = readManifest(folder);
  const sizes = await listSizes(database.url);
  const pace = `${rate} a second from ${clients} clients`;
  print(manifest ? reportLoad(manifest, sizes) : []);
  print(
    reportSearches(`Cold: the first round after a start, ${pace}`, [{ engine: broadsheet, samples: cold }]),
  );
  print(
    reportSearches(`Warm: ${rounds} rounds of ${queries.length} queries, ${pace}`, [...measured, ...plain]),
  );
  print(reportViews(views));
  print(hostile);
  print(reportSlowest(warm, options.slowest));
  const peaks = { loading: manifest?.peakPostgres ?? null, searching };
  print(reportRequirements({ size: options.size, measured, cold, views, sizes, memory: peaks }));
  if (!options.explain) return;
  for (const { item } of slowest(warm, options.slowest)) {
    print(reportPlans(item, await explainQuery(item, database)));
  }
}

async function measurePlain(
  url: string,
  { queries, ...load }: Load & { queries: readonly BenchQuery[]; rounds: number },
): Promise<Measured[]> {
  const { engine, close } = await startPlain(url);
  console.log('Measuring plain full-text search');
  try {
    return await measureRounds([engine], queries, load);
  } finally {
    await close();
  }
}

function print(lines: string[]): void {
  for (const each of lines) console.log(each);
}
