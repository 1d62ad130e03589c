import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Env, localAddress } from '@/lib/env';
import { OperatorError } from '@/lib/operator-error';
import { type Child, ROOMY, spawnNode } from './child';
import type { Lifetime } from './lifetime';

/** A server left behind by a killed start ends within moments. */
const PORT_PATIENCE_MS = 3_000;

type Place = { host: string; port: number };

/** A place, and the names of the settings that say where it is. */
type NamedPlace = Place & { names: { host: string; port: string } };

/**
 * The port to serve on, seen to be free: `port`, or any for 0.
 * @throws OperatorError saying why the server could not listen there
 */
export async function claimPort({ host, port, names }: NamedPlace): Promise<number> {
  const deadline = Date.now() + PORT_PATIENCE_MS;
  for (;;) {
    try {
      return await tryPort({ host, port });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE' || Date.now() > deadline)
        throw new OperatorError(explain({ host, port, names }, code));
      await sleep(250);
    }
  }
}

function tryPort({ host, port }: Place): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

function explain({ host, port, names }: NamedPlace, code: string | undefined): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken by another program. Stop that, or set ${names.port} to another number.`;
  }
  if (code === 'EACCES')
    return `Port ${port} is reserved for the system. Set ${names.port} to a number from 1024 on.`;
  return `${names.host} ${host} is not an address of this machine that can be listened on (${code}).`;
}

type ServeOptions = Place & {
  settings: Pick<Env, 'START_SECONDS' | 'SHUTDOWN_SECONDS'>;
  /** The server: a script in CommonJS, called with `-H HOST -p PORT` after these arguments. */
  script: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Show what it prints from the beginning, not only once it serves. */
  verbose: boolean;
};

/** Starts the server and waits until it answers; at the end, requests under way are finished first. */
export async function serve(options: ServeOptions, lifetime: Lifetime): Promise<Child> {
  const { host, port, settings, script, args, env, verbose } = options;
  const address = ['-H', host, '-p', String(port)];
  const child = spawnNode({ script, args: [...args, ...address], env, node: ROOMY, print: verbose });
  lifetime.onEnd('the server', ({ forced }) => child.stop(forced ? 0 : 1_000 * settings.SHUTDOWN_SECONDS));
  const deadline = Date.now() + 1_000 * settings.START_SECONDS;
  const live = `${localAddress(host, port)}/api/health/live`;
  let ended = false;
  void child.ended.finally(() => {
    ended = true;
  });
  while (!(await isLive(live))) {
    if (ended) throw new OperatorError(`The server ended before it served:\n${child.output().trim()}`);
    if (Date.now() > deadline) throw new OperatorError(`The server does not answer at ${live}.`);
    await Promise.race([child.ended, sleep(100)]);
  }
  if (!verbose) child.print();
  return child;
}

async function isLive(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(10_000) })).ok;
  } catch {
    return false;
  }
}
