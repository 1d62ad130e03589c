import { parseArgs } from 'node:util';
import type { KeyLine } from '@/features/accounts/keys/queries';
import { keyIdInput, keyInput } from '@/features/accounts/keys/schema';
import { OperatorError } from '@/lib/operator-error';
import { instantText } from '@/lib/time-text';
import { runCommand, UsageError } from './command';
import { withDatabase } from './with-database';

const USAGE = `npm run cli -- key create NAME --scope SCOPE…    make a key; it is printed this once
npm run cli -- key list                          list the keys
npm run cli -- key revoke ID                     end a key for good

  --scope SCOPE  what it is good for: ingest, or admin (which includes ingest); may be given twice
  --days N       it expires after so many days (never)
  --json         print the result as one line of JSON`;

const OPTIONS = {
  scope: { type: 'string', multiple: true },
  days: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Options = { scope?: string[]; days?: string; json?: boolean };
/** Reads what was given before the database is opened, and says what is to be done. */
type Plan = (words: string[], options: Options) => () => Promise<void>;

const COMMANDS: Record<string, Plan> = { create: planCreate, list: planList, revoke: planRevoke };

runCommand(async (say) => {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [name = '', ...words] = positionals;
  const plan = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!plan) throw new UsageError();
  await withDatabase({ command: 'key', say }, plan(words, values));
}, USAGE);

function planCreate([name, ...more]: string[], { scope = [], days, json }: Options) {
  if (name === undefined || more.length > 0) {
    throw new OperatorError(
      'Give npm run cli -- key create NAME --scope SCOPE; put a name of several words in quotes.',
    );
  }
  const input = keyInput.safeParse({ name, scopes: scope, days: days === undefined ? null : Number(days) });
  if (!input.success) {
    const [issue] = input.error.issues;
    const known = issue?.path[0] === 'scopes' ? 'Give --scope ingest or --scope admin.' : issue?.message;
    throw new OperatorError(known ?? USAGE);
  }
  return async () => {
    const { createKey } = await import('@/features/accounts/keys/mutations');
    const { id, key } = await createKey(input.data, null);
    if (json) return console.log(JSON.stringify({ id, key }));
    console.error(`Key ${id}, “${input.data.name}”. It is printed this once:`);
    console.log(key);
  };
}

function planList(words: string[], { json }: Options) {
  if (words.length > 0) throw new UsageError();
  return async () => {
    const { listKeys } = await import('@/features/accounts/keys/queries');
    const keys = await listKeys();
    if (json) return console.log(JSON.stringify({ keys }));
    for (const key of keys) console.log(lineOf(key));
    if (keys.length === 0) console.log('There is no key.');
  };
}

function planRevoke([id, ...more]: string[]) {
  const input = keyIdInput.safeParse({ id });
  if (!input.success || more.length > 0)
    throw new OperatorError('Give npm run cli -- key revoke ID; `key list` has the ids.');
  return async () => {
    const { revokeKey } = await import('@/features/accounts/keys/mutations');
    await revokeKey(input.data.id);
    console.log(`Key ${input.data.id} is revoked.`);
  };
}

function lineOf({ id, prefix, name, scopes, state, lastUsedAt, expiresAt }: KeyLine): string {
  const used = lastUsedAt ? `last used ${instantText(lastUsedAt)}Z` : 'never used';
  const expires = expiresAt && state === 'good' ? `, expires ${instantText(expiresAt)}Z` : '';
  const marked = state === 'good' ? '' : `  ${state.toUpperCase()}`;
  return `${String(id).padStart(4)}  ${prefix}…  ${scopes.join(',')}  ${name}  (${used}${expires})${marked}`;
}
