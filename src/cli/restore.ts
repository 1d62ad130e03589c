import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { BackupHeader } from '@/lib/backup/format';
import { type HeldTable, inspectDatabase } from '@/lib/backup/held';
import { restoreBackup } from '@/lib/backup/restore';
import { parseEnv, shownSettings } from '@/lib/env';
import { OperatorError } from '@/lib/operator-error';
import { placeSecrets } from '@/lib/secrets';
import { runCommand, type Say, UsageError } from './command';
import { checkCounters } from './doctor/counters';
import { findingLines } from './doctor/finding';
import { requireFile } from './ingest/files';
import { StatusLine } from './status-line';
import { withDatabase } from './with-database';

const USAGE = `npm run cli -- restore FILE      put a backup into the database, and prove it

  --replace      also into a database that is not empty: what it holds goes
  --yes          do not ask before that
  --secrets      use the secrets of the backup, where this data folder has others

Stop Broadsheet first. All of it is restored or nothing: the rows are read back and their hashes compared with those in
the file before anything counts. A backup of an older version is migrated; one of a newer version is refused.
A copy beside the original sends digests to readers as well: start it with WORKER=off, or without SMTP_URL.`;

const OPTIONS = {
  replace: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  secrets: { type: 'boolean', default: false },
} as const;

const line = new StatusLine();

runCommand(async (say) => {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new UsageError();
  await requireFile(file);
  const options = { command: 'restore', say, migrate: false, alone: true, heedsSignal: true };
  const header = await withDatabase(options, async ({ url, signal }) => {
    if (values.replace && !values.yes) await confirm(await inspectDatabase(url), signal);
    const { replace } = values;
    const restored = await restoreBackup({
      ...{ databaseUrl: url, file, replace, signal },
      onStep: ({ doing, what }) => line.show(`${doing} ${what}`),
    }).finally(() => line.clear());
    const { tables, rows, migrated } = restored;
    console.log(`Restored ${rows} rows in ${tables} tables, each with the hash that the backup gives.`);
    if (migrated.length > 0) console.log(`Then migrated: ${migrated.join(', ')}.`);
    await tellCounters(url, say);
    return restored.header;
  });
  tellSecrets(header, { replace: values.secrets, say });
  tellSettings(header, say);
}, USAGE);

/** They are restored as they were: what was wrong before is wrong now. */
async function tellCounters(databaseUrl: string, say: Say): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const findings = await checkCounters(client).finally(() => client.end());
  for (const finding of findings) if (finding.state !== 'ok') say(findingLines(finding));
  if (findings.every(({ state }) => state === 'ok'))
    console.log('What is counted equals the rows that there are.');
}

/** @throws OperatorError where the answer is not yes, or nobody can give one */
async function confirm(held: HeldTable[], signal: AbortSignal): Promise<void> {
  if (held.length === 0) return;
  const rowsOf = (name: string) => held.find(({ table }) => table === name)?.rows ?? 0;
  const loss = `${rowsOf('papers')} papers, ${rowsOf('users')} readers, ${rowsOf('upvotes')} upvotes`;
  if (!process.stdin.isTTY) {
    throw new OperatorError(`The database holds ${loss}. To replace them without being asked, add --yes.`);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  terminal.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const question = `This removes what is there: ${loss}. Type "yes" to go on: `;
  const answer = await terminal.question(question, { signal }).finally(() => terminal.close());
  if (answer.trim() !== 'yes') throw new OperatorError('Nothing was changed.');
}

function tellSecrets({ secrets }: BackupHeader, { replace, say }: { replace: boolean; say: Say }): void {
  if (!secrets) {
    if (replace) say('The backup holds no secrets.');
    return;
  }
  const placed = placeSecrets(parseEnv(process.env), secrets, { replace });
  if (placed === 'placed') say('The secrets of the backup are in secrets.json of the data folder.');
  if (placed === 'kept') {
    say(
      'This data folder has other secrets, which stay: readers of the backup are signed out. --secrets takes its.',
    );
  }
}

/** Where things are on a machine, which may well be another now. */
const PLACES = new Set(['DATA_DIR', 'BACKUP_DIR', 'HOST', 'PORT']);

function tellSettings({ settings }: BackupHeader, say: Say): void {
  const now = shownSettings(process.env);
  const different = Object.entries(settings).filter(
    ([name, value]) => !PLACES.has(name) && now[name] !== value,
  );
  if (different.length === 0) return;
  say('Where it was made, these were set and here they are not, or otherwise:');
  for (const [name, value] of different) say(`  ${name}=${value}`);
}
