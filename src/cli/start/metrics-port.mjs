// @ts-check
// /metrics on a port of its own (METRICS_PORT), inside the server's process, whose figures these are.
import http from 'node:http';

/** What to answer; the app leaves it here when it is loaded (lib/metrics/port.ts). */
const EXPOSE = Symbol.for('broadsheet.exposeMetrics');

/**
 * Listens until the process ends. The port was seen to be free by start.ts.
 * @returns {http.Server | null} null where there is to be none
 */
export function openMetricsPort() {
  const { METRICS_PORT, METRICS_HOST } = process.env;
  if (!Number(METRICS_PORT)) return null;
  const server = http.createServer((request, response) => void answer(request, response));
  server.on('error', (error) => {
    console.error(`Metrics cannot be had on port ${METRICS_PORT}: ${error.message}`);
    process.exit(1);
  });
  server.listen(Number(METRICS_PORT), METRICS_HOST);
  return server.unref();
}

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 */
async function answer(request, response) {
  const isAsked = request.url?.split('?', 1)[0] === '/metrics' && /^(GET|HEAD)$/.test(request.method ?? '');
  const text = isAsked ? await exposed() : null;
  response.statusCode = text !== null ? 200 : isAsked ? 503 : 404;
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader(
    'Content-Type',
    text !== null ? 'text/plain; version=0.0.4; charset=utf-8' : 'text/plain; charset=utf-8',
  );
  response.end(text ?? (isAsked ? 'Not yet.\n' : 'There is nothing here but /metrics.\n'));
}

/** @returns {Promise<string | null>} null while the app is not loaded yet, or cannot say */
async function exposed() {
  const expose = /** @type {Record<symbol, undefined | (() => Promise<string>)>} */ (
    /** @type {unknown} */ (globalThis)
  )[EXPOSE];
  return expose ? expose().catch(() => null) : null;
}
