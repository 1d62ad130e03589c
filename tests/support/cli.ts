import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export type CliRun = { status: number | null; out: string; err: string };

const running = new Set<ChildProcess>();

/** `npm run cli -- …` as an operator types it, with these settings and nothing else from the environment. */
export function runCli(
  settings: Record<string, string>,
  ...words: string[]
): Promise<CliRun> & { process: ChildProcess } {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'src/cli/cli.ts', ...words],
    { env: { PATH, HOME, TMPDIR, NODE_ENV: 'test', ...settings }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running.add(child);
  const printed = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.err += text));
  const ended = once(child, 'close').then(([status]) => {
    running.delete(child);
    return { status: status as number | null, ...printed };
  });
  return Object.assign(ended, { process: child });
}

/** Ends what a test left running. */
export async function endCli(): Promise<void> {
  await Promise.all([...running].map((child) => child.kill('SIGTERM') && once(child, 'close')));
}
