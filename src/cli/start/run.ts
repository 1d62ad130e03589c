import path from 'node:path';
import { FIRST_CODE_HOURS } from '@/features/accounts/administrators/first-code';
import { type Env, localAddress, parseEnv } from '@/lib/env';
import { applyMigrations } from '@/lib/migrations/apply';
import { OperatorError } from '@/lib/operator-error';
import { loadSecrets, type Secrets } from '@/lib/secrets';
import { VERSION } from '@/lib/version';
import { hashSource, makeInTurn } from './build';
import { type Announced, claimFolder, reachGiven, runEmbedded } from './database';
import type { Lifetime } from './lifetime';
import { say, sayDuring } from './progress';
import { claimPort, serve } from './serve';
import { runWorker } from './worker';

export type StartOptions = {
  /** Next in development: built as pages are asked for. */
  dev: boolean;
  /** The server; see `serve`. */
  script: string;
  args: string[];
  /** Whether the client, the build and the sample edition are seen to. A test's stand-in needs none. */
  prepare: boolean;
};

/**
 * From a checkout to a served site: database, migrations, build, sample edition, server, worker. Returns once it
 * serves, or at once where another Broadsheet serves this folder; `lifetime` ends what was started.
 */
export async function start(options: StartOptions, lifetime: Lifetime): Promise<void> {
  const settings = parseEnv(process.env);
  const announced: Announced = { address: null, databasePort: null };
  console.log(`\nBroadsheet ${VERSION}`);
  if (!settings.DATABASE_URL) {
    const running = await claimFolder(settings.DATA_DIR, announced, lifetime);
    if (running) {
      const where = running.address ?? 'still starting';
      say('Running', `Broadsheet is already running on this folder (pid ${running.pid}, ${where})`);
      return lifetime.end(0);
    }
  }
  if (lifetime.isEnding) return;
  const port = await claimPort({
    host: settings.HOST,
    port: settings.PORT,
    names: { host: 'HOST', port: 'PORT' },
  });
  if (settings.METRICS_PORT) await claimMetricsPort(settings);
  const secrets = loadSecrets(settings);
  const url = settings.DATABASE_URL
    ? await reachGiven(settings.DATABASE_URL, settings)
    : await runEmbedded(settings.DATA_DIR, announced, lifetime);
  if (lifetime.isEnding) return;
  await migrate(url);
  Object.assign(process.env, environment({ settings, secrets, port, url, dev: options.dev }));
  if (options.prepare) await prepare({ settings, dev: options.dev }, lifetime);
  if (lifetime.isEnding) return;

  const env = { ...process.env, NODE_ENV: options.dev ? 'development' : 'production' } as NodeJS.ProcessEnv;
  const { HOST: host } = settings;
  const server = await serve({ ...options, settings, host, port, env, verbose: options.dev }, lifetime);
  announced.address = localAddress(host, port);
  const firstCode = options.prepare ? await offerFirstCode() : null;
  if (settings.WORKER && !lifetime.isEnding) runWorker(settings, env, lifetime);
  welcome({ settings, secrets, address: announced.address, firstCode });
  void server.ended.then((status) => {
    if (lifetime.isEnding) return;
    console.error(`The server ended unexpectedly (${status ?? server.process.signalCode}). Stopping.`);
    void lifetime.end(1);
  });
}

async function claimMetricsPort({ METRICS_HOST: host, METRICS_PORT: port }: Env): Promise<void> {
  await claimPort({ host, port, names: { host: 'METRICS_HOST', port: 'METRICS_PORT' } });
}

async function migrate(url: string): Promise<void> {
  const applied = await applyMigrations(url, {
    onWait: () => say('Waiting', 'for another process that is migrating the database'),
    onEdited: (names) => say('Warning', `edited since it was applied here: ${names.join(', ')}`),
  });
  if (applied.length > 0) say('Migrated', applied.join(', '));
}

type Known = { settings: Env; secrets: Secrets; port: number; url: string; dev: boolean };

/** What the server, and the code that this process loads from here on, find in their environment. */
function environment({ settings, secrets, port, url, dev }: Known): Record<string, string> {
  return {
    LOG_FORMAT: settings.LOG_FORMAT ?? (dev || process.stderr.isTTY ? 'pretty' : 'json'),
    HEADERS_SECONDS: String(settings.HEADERS_SECONDS),
    REQUEST_SECONDS: String(settings.REQUEST_SECONDS),
    KEEP_ALIVE_SECONDS: String(settings.KEEP_ALIVE_SECONDS),
    METRICS_HOST: settings.METRICS_HOST,
    DATABASE_URL: url,
    DATA_DIR: path.resolve(settings.DATA_DIR),
    PORT: String(port),
    INGEST_TOKEN: secrets.ingestToken,
    AUTH_SECRET: secrets.authSecret,
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

async function prepare(
  { settings, dev }: { settings: Env; dev: boolean },
  lifetime: Lifetime,
): Promise<void> {
  await makeInTurn(dev ? null : hashSource(), lifetime, {
    onWait: () => say('Waiting', 'for another start of this checkout, which is building'),
    onBuild: (work) => sayDuring({ doing: 'Building', done: 'Built' }, work),
  });
  if (lifetime.isEnding) return;
  // Loaded only now: they need the generated client, and the database's address in the environment.
  const { closeDb } = await import('@/lib/db');
  try {
    await indexPapers();
    if (settings.SAMPLE && !lifetime.isEnding) await seedSample();
  } finally {
    await closeDb();
  }
}

/** The code by which whoever reads this output becomes the first administrator; null where there is one. */
async function offerFirstCode(): Promise<string | null> {
  const { closeDb } = await import('@/lib/db');
  const { issueFirstCode } = await import('@/features/accounts/administrators/mutations');
  return issueFirstCode().finally(closeDb);
}

/** After an update that reads papers' words in another way, or an older one that did not index them here. */
async function indexPapers(): Promise<void> {
  const { indexStalePapers } = await import('@/features/search/indexing/mutations');
  const onProgress = (done: number) => {
    if (done % 10_000 === 0) say('Indexing', `${done} papers so far`);
  };
  const papers = await indexStalePapers({ onProgress });
  if (papers > 0) say('Indexed', `${papers} papers for the search`);
}

async function seedSample(): Promise<void> {
  const { seedSampleEdition } = await import('@/features/ingest/sample/seed');
  const count = await seedSampleEdition();
  if (count !== null)
    say('Sample', `${count} papers, as the editions of their days (SAMPLE=off to start empty)`);
}

type Welcome = { settings: Env; secrets: Secrets; address: string; firstCode: string | null };

function welcome({ settings, secrets, address, firstCode }: Welcome): void {
  console.log('');
  say('Ready at', address);
  if (settings.SITE_URL !== localAddress(settings.HOST, settings.PORT)) say('Public at', settings.SITE_URL);
  say('Data in', settings.DATABASE_URL ? 'your own database' : path.resolve(settings.DATA_DIR));
  if (secrets.isNewToken) say('Token', `${secrets.ingestToken} (to take papers in; shown this once)`);
  if (secrets.file) say('Secrets in', secrets.file);
  if (firstCode) {
    say('Administer', `${settings.SITE_URL}/admin/first with the code ${firstCode}`);
    say('', `(once, within ${FIRST_CODE_HOURS} hours; the first administrator is made with it)`);
  }
  console.log('\n  Ctrl-C stops it.\n');
}

/** What a failed start says: words for the operator, or the stack of a fault of ours. */
export function report(error: unknown): void {
  console.error(error instanceof OperatorError ? `\n${error.message}\n` : error);
}
