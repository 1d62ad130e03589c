import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Received, Recorded, Route } from './replay/answer';
import { faultNamed } from './replay/faults';
import { plainAnswer } from './replay/plain-answer';
import { readRecordings } from './replay/recordings';

type ReplayOptions = {
  /** By path, with its query or without; before what is in `folder`. */
  routes?: Record<string, Route>;
  /** Recorded answers: see `readRecordings`. */
  folder?: string;
  /** The time that is noted of each request. */
  now?: () => number;
  /** Any that is free, unless told. */
  port?: number;
};

/** The internet, on this machine: a real HTTP server that says what was recorded, and does what goes wrong. */
export type ReplayServer = {
  origin: string;
  port: number;
  url: (path: string) => string;
  /** Replaces or adds a route. */
  route: (path: string, route: Route) => void;
  /** In the order in which they came. */
  requests: Received[];
  /** Resolves when so many requests have come in all. */
  received: (count: number) => Promise<void>;
  /** The most requests that were being answered at one time. */
  mostAtOnce: () => number;
  /** Resolves when no connection is open. */
  quiet: () => Promise<void>;
  /** Over all connections, headers included. */
  sentBytes: () => number;
  /** Ends what is still being answered. */
  close: () => Promise<void>;
};

export async function startReplayServer(options: ReplayOptions = {}): Promise<ReplayServer> {
  const { folder, now = Date.now, port: wanted = 0 } = options;
  const routes = new Map<string, Route>(folder ? readRecordings(folder) : []);
  for (const [path, route] of Object.entries(options.routes ?? {})) routes.set(path, route);
  const requests: Received[] = [];
  const watch = new Watch();
  const answer = async (incoming: IncomingMessage, response: ServerResponse) => {
    watch.begin(response);
    const request = await receivedFrom(incoming, now());
    const earlier = requests.filter(({ path }) => path === request.path).length;
    requests.push(request);
    watch.tell();
    const recorded = chosen(routes, { request, earlier });
    if (recorded.fault) await faultNamed(recorded.fault)({ response, recorded, earlier, now: now() });
    else plainAnswer({ response, recorded });
  };
  const server = createServer((incoming, response) => {
    answer(incoming, response).catch((error) => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end(`The replay server failed: ${error}`);
    });
  });
  server.on('connection', (socket) => watch.add(socket));
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    port,
    url: (path) => origin + path,
    route: (path, route) => routes.set(path, route),
    requests,
    received: (count) => watch.until(() => requests.length >= count),
    mostAtOnce: () => watch.mostAtOnce,
    quiet: () => watch.until(() => watch.open.size === 0),
    sentBytes: () => watch.sentBytes(),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function chosen(
  routes: Map<string, Route>,
  { request, earlier }: { request: Received; earlier: number },
): Recorded {
  const route = routes.get(request.path) ?? routes.get(request.path.split('?')[0] ?? '');
  if (typeof route === 'function') return route(request);
  if (Array.isArray(route)) return route[Math.min(earlier, route.length - 1)] ?? {};
  return route ?? { status: 404, body: `Nothing was recorded for ${request.path}` };
}

async function receivedFrom(incoming: IncomingMessage, at: number): Promise<Received> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece);
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    at,
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: Object.fromEntries(headers),
    body: Buffer.concat(pieces).toString('utf8'),
  };
}

/** Counts connections and answers, and tells whoever waits for a count. */
class Watch {
  readonly open = new Set<Socket>();
  mostAtOnce = 0;
  #answering = 0;
  #sentBefore = 0;
  #waiting: { isSo: () => boolean; resolve: () => void }[] = [];

  add(socket: Socket): void {
    this.open.add(socket);
    // A client that goes away is what is tested here.
    socket.on('error', () => {});
    socket.once('close', () => {
      this.#sentBefore += socket.bytesWritten;
      this.open.delete(socket);
      this.tell();
    });
  }

  begin(response: ServerResponse): void {
    this.#answering += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#answering);
    response
      .on('error', () => {})
      .once('close', () => {
        this.#answering -= 1;
      });
  }

  sentBytes(): number {
    return [...this.open].reduce((sum, { bytesWritten }) => sum + bytesWritten, this.#sentBefore);
  }

  tell(): void {
    const due = this.#waiting.filter(({ isSo }) => isSo());
    this.#waiting = this.#waiting.filter((each) => !due.includes(each));
    for (const { resolve } of due) resolve();
  }

  until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ isSo, resolve });
      this.tell();
    });
  }
}
