// @ts-check
// What stands between Next's server and the network, inside its process: what Next itself leaves undone.
// Plain JavaScript, because it is loaded uncompiled, before Next.
import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { nameRequest, tellOf } from './request-news.mjs';
import { stoppedPage } from './stopped-page.mjs';

/**
 * A whole page, to be sent in the place of what Next answers with some status.
 * @typedef {{ status: number, headers: Record<string, string>, html: (requestId: string) => Buffer | string }} Page
 */

/** The page for an unknown address, rendered by the build. */
const NOT_FOUND = '.next/server/app/_not-found.html';
const RETRY_SECONDS = 10;

const isBuilt = process.env.NODE_ENV === 'production' && existsSync(NOT_FOUND);
const trustProxy = process.env.TRUST_PROXY === 'on';

/** @type {Page | null} */
const notFound = isBuilt ? notFoundPage(readFileSync(NOT_FOUND)) : null;
/** @type {Page | null} */
const stopped = isBuilt
  ? {
      status: 503,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'retry-after': String(RETRY_SECONDS),
        'cache-control': 'no-store',
      },
      html: (requestId) =>
        stoppedPage({ siteName: process.env.SITE_NAME?.trim() || 'Broadsheet', requestId }),
    }
  : null;

/** @type {(this: http.Server, event: string, ...rest: any[]) => boolean} */
const emit = http.Server.prototype.emit;
http.Server.prototype.emit = emitAtEdge;

/**
 * @this {http.Server}
 * @param {string} event
 * @param {any[]} rest
 */
function emitAtEdge(event, ...rest) {
  if (event === 'listening') setTimeouts(this);
  if (event !== 'request') return emit.call(this, event, ...rest);
  /** @type {[http.IncomingMessage, http.ServerResponse]} */
  const [request, response] = /** @type {any} */ (rest);
  const id = nameRequest(request, response);
  if (!trustProxy) nameTheCaller(request);
  if (isBuilt && !request.headers.rsc) completePage({ id, request, response });
  return tellOf({ id, request, response }, () => emit.call(this, event, ...rest));
}

/**
 * As the operator said; start.ts passes each on, with its default (lib/env.ts).
 * @param {http.Server} server
 */
function setTimeouts(server) {
  const { HEADERS_SECONDS, REQUEST_SECONDS, KEEP_ALIVE_SECONDS } = process.env;
  if (HEADERS_SECONDS) server.headersTimeout = 1_000 * Number(HEADERS_SECONDS);
  if (REQUEST_SECONDS) server.requestTimeout = 1_000 * Number(REQUEST_SECONDS);
  if (KEEP_ALIVE_SECONDS) server.keepAliveTimeout = 1_000 * Number(KEEP_ALIVE_SECONDS);
}

/**
 * @param {Buffer} html
 * @returns {Page}
 */
function notFoundPage(html) {
  return { status: 404, headers: { 'content-type': 'text/html; charset=utf-8' }, html: () => html };
}

/**
 * Next believes an X-Forwarded-For that anybody may send. Without a proxy in front (TRUST_PROXY), the address of the
 * connection is the caller's.
 * @param {http.IncomingMessage} request
 */
function nameTheCaller(request) {
  request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? '';
}

/**
 * Where a page finds nothing to show, or fails, Next answers with an empty shell that only a script can fill, and to
 * some forms with three words of plain text. A page that is complete is sent in its place.
 * @param {{ id: string, request: http.IncomingMessage, response: http.ServerResponse }} named
 */
function completePage({ id, request, response }) {
  const { writeHead, write, end } = response;
  const byBrowser = String(request.headers.accept ?? '').includes('text/html');
  /** @type {Buffer | string | null} */
  let html = null;
  // Implicit headers pass here too: Node calls writeHead before the first byte of a body.
  response.writeHead = function writeHeadAtEdge(/** @type {any[]} */ ...given) {
    const status = typeof given[0] === 'number' ? given[0] : response.statusCode;
    const type = String(response.getHeader('content-type') ?? '');
    const isPage = type.startsWith('text/html') || (byBrowser && type.startsWith('text/plain'));
    const page = isPage ? insteadOf(status) : null;
    if (!page) return /** @type {any} */ (writeHead).apply(response, given);
    for (const name of ['content-encoding', 'transfer-encoding', 'etag', 'link']) response.removeHeader(name);
    for (const [name, value] of Object.entries(page.headers)) response.setHeader(name, value);
    html = page.html(id);
    response.setHeader('content-length', Buffer.byteLength(html));
    return writeHead.call(response, page.status);
  };
  response.write = function writeAtEdge(/** @type {any[]} */ ...given) {
    if (!response.headersSent) response.writeHead(response.statusCode);
    return html !== null ? true : /** @type {any} */ (write).apply(response, given);
  };
  response.end = function endAtEdge(/** @type {any[]} */ ...given) {
    if (!response.headersSent) response.writeHead(response.statusCode);
    return html !== null
      ? /** @type {any} */ (end).call(response, html)
      : /** @type {any} */ (end).apply(response, given);
  };
}

/** @param {number} status */
function insteadOf(status) {
  if (status === 404) return notFound;
  return status >= 500 ? stopped : null;
}
