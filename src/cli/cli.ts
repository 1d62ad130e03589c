import { VERSION } from '@/lib/version';
import { COMMANDS } from './commands';
import { nearest } from './nearest';

const NAMES = Object.keys(COMMANDS);
const WIDTH = Math.max(...NAMES.map((name) => name.length));

const HELP = `Broadsheet ${VERSION}

npm run cli -- COMMAND …           runs a command
npm run cli -- COMMAND --help      says what it takes

${NAMES.map((name) => `  ${name.padEnd(WIDTH)}   ${COMMANDS[name]?.summary}`).join('\n')}

Settings come from the environment and .env; .env.example describes each. The exit status is 0 where all went well,
1 where something did not, 2 where a command was given wrongly, and 130 after Ctrl-C.`;

const [, script = '', first = 'help', ...rest] = process.argv;
// "help backup" is "backup --help".
const [name, options] = first === 'help' && rest[0] ? [rest[0], ['--help']] : [first, rest];
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;

if (command) {
  process.argv = [process.execPath, script, ...options];
  await command.load();
} else if (['help', '--help', '-h'].includes(name)) {
  console.log(HELP);
} else if (['--version', '-v'].includes(name)) {
  console.log(VERSION);
} else {
  const meant = nearest(name, NAMES);
  console.error(
    `There is no command "${name}".${meant ? ` Did you mean "${meant}"?` : ''} "npm run cli" lists all.`,
  );
  process.exitCode = 2;
}
