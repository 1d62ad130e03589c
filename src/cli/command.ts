import { existsSync } from 'node:fs';
import { AppError } from '@/lib/errors';
import { OperatorError } from '@/lib/operator-error';

/** Takes a line for the operator that is not the command's result. */
export type Say = (text: string) => void;

/**
 * Runs a command: reads `.env` first, prints `usage` on --help or a wrong option, prints what only the operator
 * can put right without a stack. The exit status is 0, 2 for wrong options, else 1.
 */
export async function runCommand(run: (say: Say) => Promise<void>, usage: string): Promise<void> {
  if (process.argv.includes('--help')) return console.log(usage);
  if (existsSync('.env')) process.loadEnvFile('.env');
  try {
    await run((text) => console.error(text));
  } catch (error) {
    const { code = '' } = error as { code?: string };
    const isUsage = typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS');
    if (isUsage) console.error(`${(error as Error).message}\n\n${usage}`);
    else console.error(error instanceof OperatorError || error instanceof AppError ? error.message : error);
    process.exitCode = isUsage ? 2 : 1;
  }
}
