// @ts-check
// Names every request, and tells whoever listens in this process that it was answered (lib/logging, lib/metrics). It
// goes by Node's diagnostics channels: they join this file, which is loaded uncompiled, with what Next has bundled.
import { randomUUID } from 'node:crypto';
import diagnostics from 'node:diagnostics_channel';

/** Everything that runs for a request runs within `{ id, request }`, for stores that are bound to this channel. */
const asked = diagnostics.channel('broadsheet:asked');
/** After the last byte, or when the connection was lost before it. */
const answered = diagnostics.channel('broadsheet:answered');

/** What a proxy or a script may call its request: nothing that could be an address of a person or a machine. */
const GIVEN_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{7,63}$/;

/**
 * Gives the request its id, the caller's own where that is one, in the headers of both sides.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function nameRequest(request, response) {
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && GIVEN_ID.test(given) ? given : randomUUID();
  request.headers['x-request-id'] = id;
  response.setHeader('X-Request-Id', id);
  return id;
}

/**
 * Lets `answer` run as part of this request.
 * @template Result
 * @param {{ id: string, request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse }} named
 * @param {() => Result} answer
 * @returns {Result}
 */
export function tellOf({ id, request, response }, answer) {
  const since = performance.now();
  // As it was asked for: Next rewrites it.
  const { method, url, socket } = request;
  const sentBefore = socket.bytesWritten;
  response.once('close', () => {
    answered.publish({
      ...{ id, method, url },
      status: response.statusCode,
      seconds: (performance.now() - since) / 1_000,
      // Headers included, compressed. A connection is one request's at a time, as no browser or proxy pipelines.
      bytes: socket.bytesWritten - sentBefore,
      complete: response.writableFinished,
    });
  });
  return asked.runStores({ id, request }, answer);
}
