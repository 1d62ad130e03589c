import { parseEnv } from '@/lib/env';
import { applyMigrations } from '@/lib/migrations/apply';
import { openDatabase } from '@/lib/postgres/open';
import { useServersSecret } from '@/lib/secrets';
import { runCommand } from './command';
import { watchInterruption } from './interruption';
import { work } from './worker/work';

const USAGE = `npm run worker      run what is queued and scheduled, until Ctrl-C

npm start runs a worker with the server. With WORKER=off it does not, and this runs apart: any number,
on any machine, with the same DATABASE_URL. WORKER_CONCURRENCY says how many jobs each runs at a time.`;

/** The embedded database of a running Broadsheet comes back within this time, or at another address. */
const EMBEDDED_PATIENCE_MS = 30_000;

runCommand(async (say) => {
  const settings = parseEnv(process.env);
  const { signal, forget } = watchInterruption();
  const { url: databaseUrl, close } = await openDatabase({ command: 'worker', settings, say });
  process.env.DATABASE_URL = databaseUrl;
  useServersSecret(settings);
  try {
    await applyMigrations(databaseUrl);
    const patienceMs = settings.DATABASE_URL ? Number.POSITIVE_INFINITY : EMBEDDED_PATIENCE_MS;
    say('Working; Ctrl-C stops');
    await work({ databaseUrl, settings, holder: 'npm run worker', signal, patienceMs });
  } finally {
    forget();
    await close();
  }
}, USAGE);
