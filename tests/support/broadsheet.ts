import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A Broadsheet as `npm start` runs it, with a stand-in for Next. */
export type Broadsheet = {
  process: ChildProcess;
  pid: number;
  /** Everything printed so far. */
  output: () => string;
  /** Settles with the exit status. */
  ended: Promise<number | null>;
};

const started = new Set<Broadsheet>();

/** Without a worker, which most tests do not need, and away from the internet. */
const CALM = { WORKER: 'off', FETCH: 'off' };

/** Runs it with these settings and nothing else from the environment that it would read. */
export function run(settings: Record<string, string>): Broadsheet {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'tests/support/start-stand-in.ts'],
    {
      env: { PATH, HOME, TMPDIR, NODE_ENV: 'test', ...CALM, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = once(child, 'close').then(([status]) => status as number | null);
  const broadsheet = { process: child, pid: child.pid ?? 0, output: () => output, ended };
  started.add(broadsheet);
  void ended.then(() => started.delete(broadsheet));
  return broadsheet;
}

/** Runs it until it serves, and returns it with its address. */
export async function serve(settings: Record<string, string>): Promise<Broadsheet & { address: string }> {
  const broadsheet = run(settings);
  const ready = await waitFor(
    () => /Ready at\s+(\S+)[\s\S]*Ctrl-C/.exec(broadsheet.output())?.[1],
    () => broadsheet.process.exitCode === null,
  );
  if (!ready) throw new Error(`Broadsheet did not start:\n${broadsheet.output()}`);
  return { ...broadsheet, address: ready };
}

/** Stops what a test left running, calmly, so that nothing outlives the tests. */
export async function stopAll(): Promise<void> {
  await Promise.all([...started].map(({ process: child, ended }) => child.kill('SIGTERM') && ended));
}

/** Asks until there is something, for twenty seconds, or as long as `worthwhile` holds. */
export async function waitFor<Value>(
  ask: () => Value | Promise<Value>,
  worthwhile: () => boolean = () => true,
): Promise<Value | undefined> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const value = await ask();
    if (value) return value;
    if (!worthwhile()) return undefined;
    await sleep(25);
  }
  return undefined;
}
