import { parseArgs } from 'node:util';
import { parseEnv } from '@/lib/env';
import { useServersSecret } from '@/lib/secrets';
import { runCommand, UsageError } from './command';
import { type Answer, COMMANDS } from './digest/commands';
import { DIGEST_OPTIONS, readWanted } from './digest/wanted';
import { withDatabase } from './with-database';

const USAGE = `npm run digest -- due                     how many digests are due, and how it stands with subscriptions
npm run digest -- send                    send what is due, in this process; a worker does it by itself
npm run digest -- preview                 write the next digest as digest.html and digest.txt
npm run digest -- test ADDRESS            send it to one address
npm run digest -- bounced ADDRESS…        mail to it came back: pause what it follows
npm run digest -- complained ADDRESS…     its owner complained: it gets no mail any more
npm run digest -- forget ADDRESS…         delete all that is known of it, complaints too

  --subject KIND   of preview and test: board, or with --text: search, topic, author
  --text TEXT      a query, a topic's slug or an author's name
  --cadence C      daily or weekly
  --count N        papers, from 1 to 50
  --to FOLDER      where preview writes (.)
  --json           print the result as one line of JSON, the last line of the output`;

runCommand(async (say) => {
  const { values, positionals } = parseArgs({ options: DIGEST_OPTIONS, allowPositionals: true });
  const [name = '', ...words] = positionals;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(name && `There is no command "${name}".`);
  if (command.addresses === 'none' ? words.length > 0 : words.length === 0) {
    throw new UsageError(`Give npm run digest -- ${name}${command.addresses === 'none' ? '' : ' ADDRESS'}.`);
  }
  if (command.addresses === 'one' && words.length > 1) throw new UsageError('Give one address.');
  const wanted = readWanted(values, words);
  useServersSecret(parseEnv(process.env));
  // Sending ends between two mails.
  const heedsSignal = name === 'send';
  const answer: Answer = await withDatabase({ command: 'digest', say, heedsSignal }, () =>
    command.run(wanted, say),
  );
  for (const line of answer.lines) console.log(line);
  if (values.json) console.log(JSON.stringify(answer.result));
  if (answer.failed) process.exitCode = 1;
}, USAGE);
