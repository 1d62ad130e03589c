import 'server-only';
import pino from 'pino';
import { env, secretsOf } from '@/lib/env';
import { createLogger, type Logger } from '@/lib/logging/logger';

const STDERR = 2;

// One a process, so that an error is logged once whatever bundle it passes.
const shared = globalThis as { broadsheetLog?: Logger };

/**
 * This process's log, on standard error: standard output is for what a command was asked for, and for the start's own
 * lines. Written at once, so that the last line before a crash is there.
 */
export const log: Logger = new Proxy({} as Logger, {
  get(_, name) {
    shared.broadsheetLog ??= create();
    return Reflect.get(shared.broadsheetLog, name);
  },
});

function create(): Logger {
  const { LOG_LEVEL, LOG_FORMAT } = env();
  const out = pino.destination({ fd: STDERR, sync: true });
  return createLogger({
    level: LOG_LEVEL,
    format: LOG_FORMAT ?? (process.env.NODE_ENV === 'production' ? 'json' : 'pretty'),
    secrets: secretsOf(process.env),
    write: (line) => out.write(line),
  });
}
