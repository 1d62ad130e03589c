import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { backupName } from '@/lib/backup/folder';
import { checkBackup } from '@/lib/backup/read';
import { writeBackup } from '@/lib/backup/write';
import { parseEnv, shownSettings } from '@/lib/env';
import { loadSecrets } from '@/lib/secrets';
import { sizeText } from '@/lib/size-text';
import { runCommand, type Say, UsageError } from './command';
import { watchInterruption } from './interruption';
import { StatusLine } from './status-line';
import { withDatabase } from './with-database';

const USAGE = `npm run cli -- backup [FILE]             write everything into FILE, and read it back
npm run cli -- backup --check FILE       read a backup, and say whether it is whole

  --secrets      put the generated secrets in as well (the token, the key of readers' cookies)
  --overwrite    replace FILE, once the new one is whole

Without FILE it goes into BACKUP_DIR, or the folder where you are, under a name of its own. It may run while Broadsheet
does. It holds papers, readers and what they made, topics, editions, runs and rejections, settings without secrets; not
the queue of jobs. Only its owner can read it: sessions and addresses of readers are in it.`;

const OPTIONS = {
  check: { type: 'boolean', default: false },
  secrets: { type: 'boolean', default: false },
  overwrite: { type: 'boolean', default: false },
} as const;

const line = new StatusLine();

runCommand(async (say) => {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [file, ...more] = positionals;
  if (more.length > 0 || (values.check && !file)) throw new UsageError();
  await (values.check && file ? check(file) : write(file, { ...values, say })).finally(() => line.clear());
}, USAGE);

async function check(file: string): Promise<void> {
  const { signal, forget } = watchInterruption();
  const { header, tables, rows } = await readBack(file, signal).finally(forget);
  const from = `Broadsheet ${header.broadsheet}, ${header.createdAt.slice(0, 16).replace('T', ' ')} UTC`;
  console.log(`${file} is whole: ${rows} rows in ${tables} tables (${from}).`);
}

type WriteOptions = { secrets: boolean; overwrite: boolean; say: Say };

async function write(given: string | undefined, options: WriteOptions): Promise<void> {
  const { say, overwrite } = options;
  const settings = parseEnv(process.env);
  const shown = shownSettings(process.env);
  const now = new Date();
  const file = given ?? path.join(settings.BACKUP_DIR ?? '', backupName(now));
  const secrets = options.secrets ? secretsOf(settings, say) : undefined;
  await withDatabase({ command: 'backup', say, heedsSignal: true }, async ({ url, signal }) => {
    const { tables, rows } = await writeBackup({
      ...{ databaseUrl: url, file, overwrite, settings: shown, secrets, now, signal },
      onProgress: ({ table, done, total }) =>
        line.show(`${Math.floor((100 * done) / Math.max(total, 1))}% of ${sizeText(total)}: ${table}`),
    });
    await readBack(file, signal);
    line.clear();
    console.log(
      `${file}: ${rows} rows in ${tables} tables, ${sizeText(statSync(file).size)}, read back whole.`,
    );
  });
  if (!secrets)
    say('The secrets are not in it: keep secrets.json of the data folder as well, or use --secrets.');
}

function secretsOf(settings: Parameters<typeof loadSecrets>[0], say: Say) {
  const { ingestToken, authSecret } = loadSecrets(settings);
  say('The secrets are in it: whoever has the file can take papers in, and sign in as any reader.');
  return { ingestToken, authSecret };
}

function readBack(file: string, signal: AbortSignal) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return checkBackup(file, {
    signal,
    onProgress: (position) => line.show(`${Math.floor((100 * position) / Math.max(size, 1))}% read back`),
  });
}
