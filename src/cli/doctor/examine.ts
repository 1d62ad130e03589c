import { existsSync } from 'node:fs';
import pg from 'pg';
import { type Env, parseEnv, shownSettings, VARIABLE_NAMES } from '@/lib/env';
import { fetcher } from '@/lib/fetching/own-fetcher';
import { OperatorError } from '@/lib/operator-error';
import { openDatabase, postgresFolder } from '@/lib/postgres/open';
import { withoutPassword } from '@/lib/postgres/reach';
import { checkDatabaseClock } from './clock';
import { checkCounters, repairCounters } from './counters';
import {
  checkDeep,
  checkExtensions,
  checkMigrations,
  checkSchedules,
  checkServer,
  checkUpkeep,
} from './database';
import { type Finding, fine, problem, warning } from './finding';
import { checkBackups, checkDataFolder, checkNode } from './machine';
import { checkMail } from './mail';
import { checkSources } from './sources';

const CONNECT_MS = 10_000;

export type Examination = {
  /** Read every table and index through. */
  deep: boolean;
  /** Ask no other server. */
  offline: boolean;
  /** Put counters right first. */
  repair: boolean;
  say: (text: string) => void;
  signal: AbortSignal;
};

/** Looks at everything, one thing after the other; what cannot be looked at is a finding as well. */
export async function* examine(how: Examination): AsyncGenerator<Finding> {
  yield checkNode();
  const settings = readSettings();
  if ('state' in settings) return yield settings;
  yield fine('settings', settingsInWords());
  yield* await checkDataFolder(settings);
  yield* examineDatabase(settings, how);
  yield* await checkBackups(settings, new Date());
  if (how.offline) return;
  yield await checkMail();
  yield* await checkSources(settings, fetcher(), how.signal);
}

function readSettings(): Env | Finding {
  try {
    return parseEnv(process.env);
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    return problem('settings', error.message, 'Put them right first: everything else depends on them.');
  }
}

function settingsInWords(): string {
  const names = Object.keys(shownSettings(process.env));
  return `${VARIABLE_NAMES.length} understood${names.length > 0 ? `; set: ${names.join(', ')}` : ', as they come'}`;
}

async function* examineDatabase(settings: Env, how: Examination): AsyncGenerator<Finding> {
  if (!settings.DATABASE_URL && !existsSync(postgresFolder(settings.DATA_DIR))) {
    return yield warning('database', 'there is none yet', 'npm start makes it.');
  }
  const opened = await reach(settings, how);
  if ('state' in opened) return yield opened;
  try {
    yield* examineOpened(opened.client, how);
  } finally {
    await opened.close();
  }
}

async function* examineOpened(client: pg.Client, { deep, repair }: Examination): AsyncGenerator<Finding> {
  yield* await attempt('database', () => checkServer(client));
  const migrations = await attempt('migrations', async () => [await checkMigrations(client)]);
  yield* migrations;
  yield* await attempt('extensions', async () => [await checkExtensions(client)]);
  yield* await attempt('clock', async () => [await checkDatabaseClock(client)]);
  yield* await attempt('upkeep', () => checkUpkeep(client));
  // What follows asks tables as this version has them.
  if (migrations.every(({ state }) => state === 'ok')) {
    if (repair) yield* await attempt('repair', () => repaired(client));
    yield* await attempt('counters', () => checkCounters(client));
    yield* await attempt('worker', () => checkSchedules(client));
  }
  if (deep) yield* await attempt('amcheck', async () => [await checkDeep(client)]);
}

async function repaired(client: pg.Client): Promise<Finding[]> {
  const names = await repairCounters(client);
  return [fine('repair', names.length > 0 ? `counted anew: ${names.join(', ')}` : 'nothing to put right')];
}

/** A look that fails does not keep the next ones out. */
async function attempt(check: string, look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    const { message } = error as Error;
    return [problem(check, `could not be looked at: ${message}`, 'See what the database says, and its log.')];
  }
}

type Opened = { client: pg.Client; close: () => Promise<void> };

/** A connection to the operator's database, or to the embedded one, which is run for as long as it is looked at. */
async function reach(settings: Env, { say }: Examination): Promise<Opened | Finding> {
  const { DATABASE_URL } = settings;
  let close = async () => {};
  try {
    const url =
      DATABASE_URL ??
      (await openDatabase({ command: 'doctor', settings, say }).then((database) => {
        close = database.close;
        return database.url;
      }));
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
    client.on('error', () => {}); // the look that needed the connection reports it
    await client.connect();
    return { client, close: () => client.end().finally(close) };
  } catch (error) {
    await close();
    return unreachable(DATABASE_URL, error);
  }
}

function unreachable(url: string | undefined, error: unknown): Finding {
  const { code, message } = error as Error & { code?: string };
  if (!url) return problem('database', message, 'See server.log in the postgres folder of the data folder.');
  const what = `${withoutPassword(url)} cannot be used: ${message || code}`;
  return problem(
    'database',
    what,
    'See that the server runs, and host, port, account and password in DATABASE_URL.',
  );
}
