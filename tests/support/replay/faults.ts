import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Recorded } from './answer';
import { plainAnswer } from './plain-answer';

type Context = {
  response: ServerResponse;
  recorded: Recorded;
  /** How often this path was asked before. */
  earlier: number;
  /** By the server's clock. */
  now: number;
};

type Fault = (context: Context) => void | Promise<void>;

/** Everything that goes wrong on the internet, by name. */
const FAULTS = {
  /** Nothing at all for `delayMs`, or until the server is closed. */
  'slow first byte': async (context) => {
    const { delayMs } = context.recorded;
    if (delayMs === undefined) return;
    await sleep(delayMs);
    plainAnswer(context);
  },
  /** The body one byte at a time, over and over, one each `delayMs`. */
  'slow drip': async ({ response, recorded }) => {
    response.writeHead(200, recorded.headers);
    const bytes = bodyOf(recorded);
    for (let at = 0; !response.destroyed; at = (at + 1) % bytes.length) {
      response.write(bytes.subarray(at, at + 1));
      await sleep(recorded.delayMs ?? 1);
    }
  },
  /** Half of the body, then silence. */
  'stalled body': ({ response, recorded }) => {
    const bytes = bodyOf(recorded);
    const { status = 200, headers } = recorded;
    response.writeHead(status, { ...headers, 'Content-Length': bytes.length });
    response.write(bytes.subarray(0, bytes.length / 2));
  },
  /** Half of a body whose length was announced, then the end of the connection. */
  'cut off': ({ response, recorded }) => {
    const bytes = bodyOf(recorded);
    response.writeHead(200, { ...recorded.headers, 'Content-Length': bytes.length });
    response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.end());
  },
  /** A chunked body without its last chunk. */
  'cut off between chunks': ({ response, recorded }) => {
    response.writeHead(200, recorded.headers);
    response.write(bodyOf(recorded), () => response.socket?.end());
  },
  /** A kept connection that promises more than it sends, and waits. */
  'content-length too long': ({ response, recorded }) => {
    const bytes = bodyOf(recorded);
    response.writeHead(200, { ...recorded.headers, 'Content-Length': bytes.length + 10 });
    response.write(bytes);
  },
  'content-length too short': ({ response, recorded }) => {
    const bytes = bodyOf(recorded);
    raw(response, [`HTTP/1.1 200 OK\r\nContent-Length: ${bytes.length - 10}\r\n\r\n`, bytes]);
  },
  'chunk without a size': ({ response }) =>
    raw(response, ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwhole\r\nbroken\r\n']),
  '429 with seconds': ({ response, recorded }) => {
    const seconds = String((recorded.delayMs ?? 7_000) / 1_000);
    response.writeHead(429, { 'Retry-After': seconds }).end('Rate exceeded.');
  },
  '429 with a date': ({ response, recorded, now }) => {
    const until = new Date(now + (recorded.delayMs ?? 7_000)).toUTCString();
    response
      .writeHead(429, { 'Retry-After': until, Date: new Date(now).toUTCString() })
      .end('Rate exceeded.');
  },
  /** 500 twice, then the answer. */
  'fails twice': (context) => {
    if (context.earlier >= 2) return plainAnswer(context);
    context.response.writeHead(500).end('Internal error');
  },
  unavailable: ({ response }) => {
    response.writeHead(503, { 'Content-Type': 'text/html' }).end('<h1>Down for\nmaintenance</h1>');
  },
  'redirect loop': ({ response }) => {
    response.writeHead(302, { Location: response.req.url ?? '/' }).end();
  },
  /** Where a cloud keeps the keys of its machines. */
  'redirect to a private address': ({ response }) => {
    response.writeHead(302, { Location: 'http://169.254.169.254/latest/meta-data/' }).end();
  },
  /** Latin-1 that says it is UTF-8. */
  'wrong charset': ({ response, recorded }) => {
    const headers = { 'Content-Type': 'text/xml; charset=utf-8', ...recorded.headers };
    response.writeHead(200, headers).end(Buffer.from('<name>Erdős Pál, Poincaré</name>', 'latin1'));
  },
  /** Ten gigabytes of zeros in ten megabytes. */
  'gzip bomb': ({ response }) => {
    response.writeHead(200, { 'Content-Encoding': 'gzip' });
    const member = gzipSync(Buffer.alloc(10 * 2 ** 20));
    return writeMuch(response, { piece: member, times: 1_024 });
  },
  /** Entities that stand for ten others each, nine times over: small until a parser expands it. */
  'xml bomb': ({ response }) => {
    const lines = Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`);
    const body = `<!DOCTYPE feed [<!ENTITY e0 "paper">${lines.join('')}]><feed>&e9;</feed>`;
    response.writeHead(200, { 'Content-Type': 'application/atom+xml' }).end(body);
  },
  /** Ten gigabytes, as fast as they are taken, and nobody said so before. */
  'endless body': ({ response }) => {
    response.writeHead(200);
    return writeMuch(response, { piece: Buffer.alloc(64 * 2 ** 10, 'paper '), times: 160 * 2 ** 10 });
  },
  /** The same, announced. */
  'ten announced gigabytes': ({ response }) => {
    response.writeHead(200, { 'Content-Length': String(10 * 2 ** 30) });
    return writeMuch(response, { piece: Buffer.alloc(64 * 2 ** 10, 'paper '), times: 160 * 2 ** 10 });
  },
  'endless headers': async ({ response }) => {
    const { socket } = response;
    socket?.write('HTTP/1.1 200 OK\r\n');
    for (let at = 0; socket && !socket.destroyed && at < 2 ** 20; at += 1) {
      if (!socket.write(`X-Header-${at}: ${'paper '.repeat(100)}\r\n`)) await sleep(1);
    }
  },
  /** The body is all that is sent, headers and all. */
  'raw bytes': ({ response, recorded }) => raw(response, [bodyOf(recorded)]),
  'another protocol': ({ response }) =>
    raw(response, ['HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: tea\r\n\r\n']),
  garbage: ({ response }) => raw(response, ['\u0000\u0001 this is no HTTP at all\r\n\r\n']),
  'closed connection': ({ response }) => {
    response.socket?.end();
  },
  'broken connection': ({ response }) => {
    response.socket?.resetAndDestroy();
  },
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

/** What is behind one of the names. */
export function faultNamed(name: FaultName): Fault {
  return FAULTS[name];
}

function bodyOf({ body = 'The body of an answer that is long enough to be cut.' }: Recorded): Buffer {
  return Buffer.from(body as string);
}

/** Past Node's own HTTP, which would not send it. */
function raw(response: ServerResponse, parts: (string | Uint8Array)[]): void {
  for (const part of parts) response.socket?.write(part);
  response.socket?.end();
}

async function writeMuch(
  response: ServerResponse,
  { piece, times }: { piece: Uint8Array; times: number },
): Promise<void> {
  for (let at = 0; at < times && !response.destroyed; at += 1) {
    await new Promise<void>((resolve) => response.write(piece, () => resolve()));
  }
  response.end();
}
