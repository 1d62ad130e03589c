import { parseEnv } from '@/lib/env';
import { runCommand } from '../command';
import { watchInterruption } from '../interruption';
import { work } from '../worker/work';

// The worker that `npm start` runs, as a process of its own: what it does keeps no reader waiting, and if it dies the
// server does not.
runCommand(async () => {
  const settings = parseEnv(process.env);
  const { signal, forget } = watchInterruption();
  try {
    await work({ databaseUrl: settings.DATABASE_URL ?? '', settings, holder: 'npm start', signal });
  } finally {
    forget();
  }
}, 'started by npm start');
