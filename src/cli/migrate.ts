import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { applyMigrations } from '@/lib/migrations/apply';
import { draftMigration } from '@/lib/migrations/draft';
import { MIGRATIONS_DIR, readMigrations } from '@/lib/migrations/folder';
import { readHistory } from '@/lib/migrations/history';
import { OperatorError } from '@/lib/operator-error';
import { openScratch } from '@/lib/postgres/scratch';
import { runCommand } from './command';
import { withDatabase } from './with-database';

const USAGE = `npm run migrate                      bring the database up to date
npm run migrate -- --status          list what is applied and what is not
npm run migrate -- --draft <name>    write a migration from what schema.prisma says anew`;

runCommand(async (say) => {
  const { values } = parseArgs({ options: { status: { type: 'boolean' }, draft: { type: 'string' } } });
  if (values.draft !== undefined) return draft(values.draft);
  await withDatabase({ command: 'migrate', say, migrate: false }, ({ url }) =>
    values.status ? printStatus(url) : apply(url, say),
  );
}, USAGE);

async function apply(url: string, say: (text: string) => void): Promise<void> {
  const applied = await applyMigrations(url, {
    onWait: () => say('Another process is migrating; waiting for it'),
  });
  for (const name of applied) console.log(`applied  ${name}`);
  if (applied.length === 0) console.log('The database is up to date.');
}

async function printStatus(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { applied, pending, unknown, edited } = await readHistory(client, readMigrations()).finally(() =>
    client.end(),
  );
  for (const name of applied)
    console.log(`applied  ${name}${edited.includes(name) ? ' (edited since)' : ''}`);
  for (const name of unknown) console.log(`unknown  ${name} (from a newer version of Broadsheet)`);
  for (const name of pending) console.log(`pending  ${name}`);
}

/** Works on a database of its own, so that a draft depends on the repository alone. */
async function draft(name: string): Promise<void> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new OperatorError(`"${name}" cannot name a migration: use lower case, digits and underscores.`);
  }
  const scratch = await openScratch();
  const sql = await draftMigration(scratch.url).finally(() => scratch.close());
  if (sql === null) return console.log('Nothing to draft: the migrations give what schema.prisma says.');
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const file = path.join(MIGRATIONS_DIR, `${stamp}_${name}`, 'migration.sql');
  mkdirSync(path.dirname(file));
  writeFileSync(file, sql);
  console.log(
    `Wrote ${path.relative('.', file)}. Read it, add by hand what the schema cannot say, and run it.`,
  );
}
