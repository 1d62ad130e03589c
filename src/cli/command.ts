import { existsSync } from 'node:fs';
import { AppError } from '@/lib/errors';
import { OperatorError } from '@/lib/operator-error';
import { Interruption } from './interruption';

/** Takes a line for the operator that is not the command's result. */
export type Say = (text: string) => void;

/** A command was given wrongly; its usage is printed below the message, or alone. */
export class UsageError extends OperatorError {}

/**
 * Runs a command: reads `.env` first, prints `usage` on --help or where it is given wrongly, prints what only the
 * operator can put right without a stack. The exit status is 0, 2 where it is given wrongly, 130 where it is stopped,
 * else 1.
 */
export async function runCommand(run: (say: Say) => Promise<void>, usage: string): Promise<void> {
  const options = process.argv.slice(2);
  if (options.includes('--help') || options.includes('-h')) return console.log(usage);
  if (existsSync('.env')) process.loadEnvFile('.env');
  try {
    await run((text) => console.error(text));
  } catch (error) {
    if (isUsage(error)) console.error([error.message, usage].filter(Boolean).join('\n\n'));
    else console.error(error instanceof OperatorError || error instanceof AppError ? error.message : error);
    if (error instanceof Interruption) process.exit(130);
    process.exitCode = isUsage(error) ? 2 : 1;
  }
}

function isUsage(error: unknown): error is Error {
  const { code } = error as { code?: unknown };
  return error instanceof UsageError || (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS'));
}
