// @ts-check
// /metrics on a port of its own (METRICS_PORT), inside the server's process, whose figures these are.
import diagnostics from 'node:diagnostics_channel';
import http from 'node:http';

/** @typedef {() => Promise<string>} Expose */

/** What to answer: the newest, as a server in development is loaded anew. @type {Expose | null} */
let expose = null;

// The app says so when it is loaded (lib/metrics/port.ts): in a process that serves, and in no other.
diagnostics.subscribe('broadsheet:metrics', (given) => {
  if (expose === null) openPort();
  expose = /** @type {Expose} */ (given);
});

/** Listens until the process ends. The port was seen to be free by start.ts. */
function openPort() {
  const { METRICS_PORT, METRICS_HOST } = process.env;
  if (!Number(METRICS_PORT)) return;
  const server = http.createServer((request, response) => void answer(request, response));
  server.on('error', (error) => {
    console.error(`Metrics cannot be had on port ${METRICS_PORT}: ${error.message}`);
    process.exit(1);
  });
  server.listen(Number(METRICS_PORT), METRICS_HOST).unref();
}

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 */
async function answer(request, response) {
  const isAsked = request.url?.split('?', 1)[0] === '/metrics' && /^(GET|HEAD)$/.test(request.method ?? '');
  const text = isAsked ? await expose?.().catch(() => null) : null;
  response.setHeader('Cache-Control', 'no-store');
  if (typeof text === 'string') {
    response.setHeader('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
    return response.end(text);
  }
  response.statusCode = isAsked ? 503 : 404;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(isAsked ? 'The metrics cannot be had just now.\n' : 'There is nothing here but /metrics.\n');
}
