import { parseArgs } from 'node:util';
import { administratorInput, emailInput } from '@/features/accounts/administrators/schema';
import { OperatorError } from '@/lib/operator-error';
import { runCommand, UsageError } from './command';
import { askPassword } from './user/ask-password';
import { withDatabase } from './with-database';

const USAGE = `npm run cli -- user create-admin EMAIL      make an administrator, who signs in at /admin
npm run cli -- user reset-password EMAIL    give one another password; all their sessions end
npm run cli -- user list                    list the administrators

  --json         print the list as one line of JSON

The password is asked for without showing it, or read from the first line of standard input.`;

runCommand(async (say) => {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [command, email, ...more] = positionals;
  if (command === 'list' && email === undefined) {
    return withDatabase({ command: 'user', say }, () => list({ json: values.json ?? false }));
  }
  if ((command !== 'create-admin' && command !== 'reset-password') || !email || more.length > 0) {
    throw new UsageError();
  }
  const given = await readGiven(email);
  await withDatabase({ command: 'user', say }, async () => {
    const mutations = await import('@/features/accounts/administrators/mutations');
    if (command === 'create-admin') {
      await mutations.createAdministrator(given);
      console.log(`${given.email} is an administrator, and signs in at /admin.`);
    } else {
      await mutations.resetPassword(given);
      // Somebody may have kept them out by wrong attempts.
      await mutations.forgetAttempts('sign-in:email:');
      console.log(`${given.email} has another password; whoever was signed in as them is no longer.`);
    }
  });
}, USAGE);

/** Everything that can be wrong is found before the database is opened. */
async function readGiven(email: string): Promise<{ email: string; password: string }> {
  const address = emailInput.safeParse(email);
  if (!address.success) throw new OperatorError(`"${email}": ${address.error.issues[0]?.message}`);
  const given = administratorInput.safeParse({ email: address.data, password: await askPassword() });
  if (!given.success) throw new OperatorError(given.error.issues[0]?.message ?? 'That password will not do.');
  return given.data;
}

async function list({ json }: { json: boolean }): Promise<void> {
  const { listAdministrators } = await import('@/features/accounts/administrators/queries');
  const administrators = await listAdministrators();
  if (json) return console.log(JSON.stringify({ administrators }));
  for (const { email, since, lastSeenAt } of administrators) {
    const seen = lastSeenAt ? `, last seen ${lastSeenAt.toISOString().slice(0, 16)}Z` : '';
    console.log(`${email}  (since ${since?.toISOString().slice(0, 10)}${seen})`);
  }
  if (administrators.length === 0) console.log('There is no administrator.');
}
