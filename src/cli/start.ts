import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Lifetime } from './start/lifetime';
import { say } from './start/progress';
import { report, start } from './start/run';

const { values } = parseArgs({ options: { dev: { type: 'boolean', default: false } } });
if (existsSync('.env')) process.loadEnvFile('.env');

const lifetime = new Lifetime();
lifetime.watchSignals((text) => say('Stopping', text));
try {
  const args = [values.dev ? 'dev' : 'start'];
  await start({ dev: values.dev, script: 'node_modules/next/dist/bin/next', args, prepare: true }, lifetime);
} catch (error) {
  if (!lifetime.isEnding) report(error);
  await lifetime.end(1);
}
