import { parseArgs } from 'node:util';
import { runCommand } from './command';
import { Lifetime } from './start/lifetime';
import { say } from './start/progress';
import { report, start } from './start/run';

const USAGE = `npm start        build what is missing, start the database, migrate it, and serve
npm run dev      the same with hot reload

  --dev          with hot reload

Ctrl-C stops it in order: requests under way are finished first.`;

runCommand(async () => {
  const { values } = parseArgs({ options: { dev: { type: 'boolean', default: false } } });
  const lifetime = new Lifetime();
  lifetime.watchSignals((text) => say('Stopping', text));
  try {
    const args = [values.dev ? 'dev' : 'start'];
    await start(
      { dev: values.dev, script: 'node_modules/next/dist/bin/next', args, prepare: true },
      lifetime,
    );
  } catch (error) {
    if (!lifetime.isEnding) report(error);
    await lifetime.end(1);
  }
}, USAGE);
