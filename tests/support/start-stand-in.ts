import { Lifetime } from '@/cli/start/lifetime';
import { say } from '@/cli/start/progress';
import { report, start } from '@/cli/start/run';

/** What src/cli/start.ts does, with a stand-in for Next. */
const lifetime = new Lifetime();
lifetime.watchSignals((text) => say('Stopping', text));
const script = 'tests/support/stand-in-server.cjs';
try {
  await start({ dev: false, script, args: [], prepare: false }, lifetime);
} catch (error) {
  if (!lifetime.isEnding) report(error);
  await lifetime.end(1);
}
