import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FetchError } from './fetch-error';
import { readAll, SITE, useInternet } from './testing';

const open = useInternet();

const start = fc.constantFrom(
  ...['HTTP/1.1 200 OK', 'HTTP/1.0 200', 'HTTP/1.1 101 Switching Protocols', 'HTTP/1.1 103 Early Hints'],
  ...[
    'HTTP/1.1 304 Not Modified',
    'HTTP/1.1 302 Found',
    'HTTP/1.1 503 \u00ff',
    'HTTP/9.9 999 ?',
    'ICY 200 OK',
  ],
);

const line = fc.constantFrom(
  ...[
    'Content-Length: 5',
    'Content-Length: -1',
    'Content-Length: 99999999999999999999',
    'Content-Length: 5, 6',
  ],
  ...[
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: gzip, chunked',
    'Connection: upgrade',
    'Upgrade: tea',
  ],
  ...['Location: //', 'Location: http://[', 'Content-Encoding: br', 'Content-Encoding: gzip', 'ETag: \u00ff'],
  ...['Retry-After: 1e99', ' folded', ': no name', 'Set-Cookie: a=\u0000', 'X: \u0001'],
);

const body = fc.constantFrom(
  ...['', 'paper', 'papers of the day', '5\r\npaper\r\n', '5\r\npaper\r\n0\r\n\r\n'],
  ...['ffffffffffffffff\r\n', '\u001f\u008b\u0008', 'HTTP/1.1 200 OK\r\n\r\n'],
);

const noise = fc.string({ unit: 'binary-ascii', maxLength: 4 });

const answer = fc
  .tuple(fc.array(start, { maxLength: 2 }), fc.array(line, { maxLength: 4 }), noise, body)
  .map(([starts, lines, junk, rest]) => `${[...starts, ...lines].join('\r\n')}${junk}\r\n\r\n${rest}`);

it('whatever a server sends is an answer or an error of ours, and nothing is left open', async () => {
  const { server, fetchFrom } = await open({});
  await fc.assert(
    fc.asyncProperty(answer, async (bytes) => {
      server.route('/', { fault: 'raw bytes', body: bytes });
      try {
        await readAll(await fetchFrom(SITE, { url: server.url('/'), limits: { attempts: 1, waitMs: 1e9 } }));
      } catch (error) {
        expect(error).toBeInstanceOf(FetchError);
      }
      await server.quiet();
    }),
    { numRuns: 200 },
  );
});
