import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const CHILD_MAIN = fileURLToPath(new URL('./child-main.mjs', import.meta.url));

/**
 * What keeps the memory of a process small that takes papers in, as the scripts in package.json have it too. Node lets
 * garbage lie in proportion to what it may have; and the WebAssembly that there is, Prisma's compiler of queries, is
 * not worth compiling twice: that takes 50 MB which are never given back.
 */
export const BOUNDED = ['--max-old-space-size=1024', '--max-semi-space-size=4', '--liftoff-only'];
/**
 * Room for what a few searches leave behind, a megabyte each, from the first on. With Node's 16 MB, which begin as one, a part
 * lives on until all memory is gone through: every few seconds, for some forty milliseconds of searches under way. The
 * server takes 60 to 100 MB more.
 */
export const ROOMY = ['--min-semi-space-size=32', '--max-semi-space-size=32', '--initial-old-space-size=256'];
/** How Node runs the source of Broadsheet: see the scripts in package.json. */
const OWN_CODE = ['--conditions=react-server', '--import', 'tsx'];

type ChildOptions = {
  /** A script in CommonJS, or one of ours in TypeScript, and its arguments. */
  script: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Options of Node itself, besides. */
  node?: string[];
  /** Shown as it comes, or kept for `output()`. */
  print: boolean;
};

/** A Node process of ours, in a process group of its own: signals reach it only through us. */
export type Child = {
  process: ChildProcess;
  /** Settles with its exit status when it ends; null after a signal. */
  ended: Promise<number | null>;
  /** What it has printed, where that was kept; from `print()` on it is shown. */
  output: () => string;
  print: () => void;
  /** Asks it to end, after `patienceMs` kills it; nothing of its group is left. */
  stop: (patienceMs: number) => Promise<void>;
};

/** Starts `node script ...args`; it ends when this process does, even when this is killed. */
export function spawnNode({ script, args, env, node = [], print }: ChildOptions): Child {
  const stream = print ? 'inherit' : 'pipe';
  const options: SpawnOptions = { env, detached: true, stdio: ['ignore', stream, stream, 'pipe'] };
  const own = script.endsWith('.ts') ? [...BOUNDED, ...OWN_CODE] : [];
  const child = spawn(process.execPath, [...node, ...own, CHILD_MAIN, script, ...args], options);
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-20_000);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);

  const signalGroup = (signal: NodeJS.Signals) => {
    try {
      if (child.pid) process.kill(-child.pid, signal);
    } catch {
      // It is gone already.
    }
  };
  return {
    process: child,
    ended,
    output: () => output,
    print: () => {
      child.stdout?.off('data', keep).pipe(process.stdout);
      child.stderr?.off('data', keep).pipe(process.stderr);
    },
    stop: async (patienceMs) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const patience = new AbortController();
      const late = sleep(patienceMs, true, { signal: patience.signal }).catch(() => false);
      if ((await Promise.race([ended, late])) === true) signalGroup('SIGKILL');
      patience.abort();
      await ended;
      signalGroup('SIGKILL'); // what it made and left behind
    },
  };
}
