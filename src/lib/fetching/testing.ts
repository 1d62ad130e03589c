import { afterEach, expect } from 'vitest';
import { HandClock } from '../../../tests/support/hand-clock';
import type { Route } from '../../../tests/support/replay/answer';
import { type ReplayServer, startReplayServer } from '../../../tests/support/replay-server';
import type { FetchRequest, Site, Surroundings } from './asked';
import { FetchError } from './fetch-error';
import { createFetcher, type Fetcher } from './fetcher';

/** A site without manners: tests of manners say which. */
export const SITE: Site = { name: 'The source', minimumIntervalMs: 0, connections: 10 };

export type Internet = Fetcher & {
  server: ReplayServer;
  clock: HandClock;
  /** The error of asking for `path`, or of reading what came. */
  failure: (path: string, request?: Partial<FetchRequest>, site?: Site) => Promise<FetchError>;
};

type Options = { surroundings?: Partial<Surroundings>; folder?: string };

/** Opens an internet for one test. After each, no connection and no timer may be left over. */
export function useInternet() {
  const opened: Internet[] = [];
  afterEach(async () => {
    for (const { server, clock } of opened.splice(0)) {
      await server.quiet();
      await server.close();
      expect(clock.alarms, 'timers left over').toBe(0);
    }
  });
  return async (routes: Record<string, Route>, { surroundings, folder }: Options = {}): Promise<Internet> => {
    const clock = new HandClock();
    const server = await startReplayServer({ routes, now: clock.now, ...(folder && { folder }) });
    const fetcher = createFetcher({
      clock,
      // In the middle: the pause between attempts is as long as it says.
      random: () => 0.5,
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      userAgent: 'Broadsheet/test (+mailto:ops@example.org)',
      privateOrigins: new Set([server.origin]),
      gates: new Map(),
      ...surroundings,
    });
    const failure: Internet['failure'] = async (path, request = {}, site = SITE) => {
      const url = URL.canParse(path) ? path : server.url(path);
      return errorOf(async () => readAll(await fetcher.fetchFrom(site, { url, ...request })));
    };
    const internet = { ...fetcher, server, clock, failure };
    opened.push(internet);
    return internet;
  };
}

/** What `run` is refused with; anything but a `FetchError` fails the test. */
export async function errorOf(run: () => Promise<unknown>): Promise<FetchError> {
  try {
    await run();
  } catch (error) {
    if (error instanceof FetchError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** The whole body as text. */
export async function readAll(answer: Awaited<ReturnType<Fetcher['fetchFrom']>>): Promise<string> {
  if (answer.state === 'unchanged') return '';
  const pieces: Uint8Array[] = [];
  for await (const piece of answer.body) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
