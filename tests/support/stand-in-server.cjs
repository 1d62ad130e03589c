// Stands in for Next where building is not the point: same arguments, same health route, one slow route.
const { createServer } = require('node:http');
const { parseArgs } = require('node:util');

const { values } = parseArgs({
  options: { H: { type: 'string', short: 'H' }, p: { type: 'string', short: 'p' } },
});

const server = createServer((request, response) => {
  if (request.url === '/environment') return response.end(JSON.stringify(process.env));
  if (request.url !== '/slow') return response.end('{"status":"ok"}');
  response.write('begun ');
  setTimeout(() => response.end('finished'), 1_000);
});
server.listen(Number(values.p), values.H);
process.on('SIGTERM', () => server.close(() => process.exit(143)));
