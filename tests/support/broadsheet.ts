import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** `npm start` with a stand-in for Next, which needs no build; and the real one, which makes it where it is missing. */
const STAND_IN = 'tests/support/start-stand-in.ts';
export const REAL = 'src/cli/start.ts';

/** A Broadsheet as `npm start` runs it. */
export type Broadsheet = {
  process: ChildProcess;
  pid: number;
  /** Everything printed so far. */
  output: () => string;
  /** Settles with the exit status. */
  ended: Promise<number | null>;
};

const PATIENCE_MS = 20_000;
/** The first start of a checkout builds it, on two busy cores. */
const BUILD_MS = 600_000;

const started = new Set<Broadsheet>();

/** Without a worker, which most tests do not need, and away from the internet. */
const CALM = { WORKER: 'off', FETCH: 'off' };

/** Runs it with these settings and nothing else from the environment that it would read. */
export function run(settings: Record<string, string>, program = STAND_IN): Broadsheet {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', program], {
    env: { PATH, HOME, TMPDIR, NODE_ENV: 'test', ...CALM, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
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
export async function serve(
  settings: Record<string, string>,
  program = STAND_IN,
): Promise<Broadsheet & { address: string }> {
  const broadsheet = run(settings, program);
  return {
    ...broadsheet,
    address: await untilServing(broadsheet, program === REAL ? BUILD_MS : PATIENCE_MS),
  };
}

/** Gives the address where it serves, once it does. */
export async function untilServing(broadsheet: Broadsheet, patienceMs = BUILD_MS): Promise<string> {
  const address = await waitFor(
    () => /Ready at\s+(\S+)[\s\S]*Ctrl-C/.exec(broadsheet.output())?.[1],
    () => isAlive(broadsheet),
    patienceMs,
  );
  if (address) return address;
  const { exitCode, signalCode } = broadsheet.process;
  throw new Error(`Broadsheet did not start (${exitCode ?? signalCode}):\n${broadsheet.output()}`);
}

export function isAlive({ process: { exitCode, signalCode } }: Broadsheet): boolean {
  return exitCode === null && signalCode === null;
}

/** Stops what a test left running, calmly, so that nothing outlives the tests. */
export async function stopAll(): Promise<void> {
  await Promise.all([...started].map(({ process: child, ended }) => child.kill('SIGTERM') && ended));
}

/** Asks until there is something, for twenty seconds or as said, or as long as `worthwhile` holds. */
export async function waitFor<Value>(
  ask: () => Value | Promise<Value>,
  worthwhile: () => boolean = () => true,
  patienceMs = PATIENCE_MS,
): Promise<Value | undefined> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const value = await ask();
    if (value) return value;
    if (!worthwhile()) return undefined;
    await sleep(25);
  }
  return undefined;
}
