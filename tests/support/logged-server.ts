import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import '@/cli/start/http-edge.mjs';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';
import { log } from '@/lib/log';
import { takeConsole } from '@/lib/logging/console-log';
import { bindRequestScope } from '@/lib/logging/request-scope';
import { logRequests } from '@/lib/logging/requests';

/** Fails in every way that a server does, with what was sent to it in hand, as the path says. */
const faults: Record<string, (body: string, request: Request) => unknown> = {
  '/ok': () => 'well',
  '/refused': (body) => {
    throw new AppError('invalid', `${body} is refused`);
  },
  '/parse': (body) => JSON.parse(body),
  '/schema': (body) => z.strictObject({ id: z.number() }).parse({ [body.slice(0, 20)]: body }),
  '/address': (_, request) => new URL(`http://${request.headers.get('authorization')}`),
  '/headers': (_, request) => {
    throw new Error([...request.headers].map(([name, value]) => `${name}: ${value}`).join(', '));
  },
  '/query': (_, request) => {
    throw new Error(`nothing at ${request.url}`);
  },
  '/database': (body) => {
    const error = new Error(`duplicate key: Key (name)=(${body}) already exists.`);
    throw Object.assign(error, { code: '23505', detail: `Key (name)=(${body})`, parameters: [body] });
  },
  '/cause': (body, request) => {
    const cause = Object.assign(new Error(`sent "${body}"`), { request, body });
    throw new Error(`cookie was ${request.headers.get('cookie')}`, { cause });
  },
  '/printed': (body, request) => {
    console.error(
      '⨯',
      Object.assign(new Error(`“${body}” of ${request.headers.get('x-api-key')}`), { body }),
    );
    console.warn(`asked by ${request.headers.get('cookie')}`);
    return 'printed';
  },
  '/settings': () => {
    throw new Error(`cannot use ${process.env.INGEST_TOKEN} or ${process.env.DATABASE_URL}`);
  },
};

const handle = route(async (request) => {
  const path = new URL(request.url).pathname;
  return Response.json((await faults[path]?.(await request.text(), request)) ?? null);
});

bindRequestScope();
logRequests();
takeConsole();
const server = createServer(async (incoming, outgoing) => {
  const request = new Request(`http://localhost${incoming.url}`, {
    method: incoming.method ?? 'GET',
    headers: incoming.headers as Record<string, string>,
    ...(incoming.method === 'POST' && { body: await text(incoming) }),
  });
  const response = await handle(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(await response.text());
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(String(typeof address === 'object' && address?.port));
});
process.once('SIGTERM', () => {
  log.info('last line');
  process.exit(0);
});
