// @ts-check
// What stands between Next's server and the network, inside its process: two things that Next itself leaves undone.
// Plain JavaScript, because it is loaded uncompiled, before Next.
import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';

/** The page for an unknown address, rendered by the build. */
const NOT_FOUND = '.next/server/app/_not-found.html';
const isBuilt = process.env.NODE_ENV === 'production' && existsSync(NOT_FOUND);
const notFound = isBuilt ? readFileSync(NOT_FOUND) : null;
const trustProxy = process.env.TRUST_PROXY === 'on';

const { emit } = http.Server.prototype;
/** @type {typeof emit} */
http.Server.prototype.emit = function emitAtEdge(event, ...rest) {
  if (event === 'request') {
    const [request, response] = /** @type {[http.IncomingMessage, http.ServerResponse]} */ (
      /** @type {unknown} */ (rest)
    );
    if (!trustProxy) nameTheCaller(request);
    if (notFound && request.method === 'GET' && !request.headers.rsc) completeNotFound(response, notFound);
  }
  return emit.call(this, event, ...rest);
};

/**
 * Next believes an X-Forwarded-For that anybody may send. Without a proxy in front (TRUST_PROXY), the address of the
 * connection is the caller's.
 * @param {http.IncomingMessage} request
 */
function nameTheCaller(request) {
  request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? '';
}

/**
 * Where a page finds nothing to show, Next answers 404 with an empty shell that only a script can fill. The page for
 * unknown addresses is complete, and is sent in its place.
 * @param {http.ServerResponse} response
 * @param {Buffer} page
 */
function completeNotFound(response, page) {
  const { writeHead, write, end } = response;
  let replaced = false;
  // Implicit headers pass here too: Node calls writeHead before the first byte of a body.
  response.writeHead = function writeHeadAtEdge(/** @type {any[]} */ ...given) {
    const status = typeof given[0] === 'number' ? given[0] : response.statusCode;
    const isPage = String(response.getHeader('content-type') ?? '').startsWith('text/html');
    if (status !== 404 || !isPage) return /** @type {any} */ (writeHead).apply(response, given);
    replaced = true;
    for (const name of ['content-encoding', 'transfer-encoding', 'etag', 'link']) response.removeHeader(name);
    response.setHeader('content-length', page.length);
    return writeHead.call(response, 404);
  };
  response.write = function writeAtEdge(/** @type {any[]} */ ...given) {
    if (!response.headersSent) response.writeHead(response.statusCode);
    return replaced ? true : /** @type {any} */ (write).apply(response, given);
  };
  response.end = function endAtEdge(/** @type {any[]} */ ...given) {
    if (!response.headersSent) response.writeHead(response.statusCode);
    return replaced
      ? /** @type {any} */ (end).call(response, page)
      : /** @type {any} */ (end).apply(response, given);
  };
}
