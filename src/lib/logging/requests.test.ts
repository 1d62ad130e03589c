import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { request as ask } from 'node:http';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A server with its edge and its log, as it is run; tests/support/logged-server.ts. */
let server: ChildProcess;
let port = 0;
const lines: string[] = [];

const SETTINGS = {
  INGEST_TOKEN: 'ingest-token-of-the-operator',
  DATABASE_URL: 'postgresql://broadsheet:pass%2Fword-of-it@127.0.0.1:5432/broadsheet',
};

beforeAll(async () => {
  const { PATH } = process.env;
  const script = ['--conditions=react-server', '--import', 'tsx', 'tests/support/logged-server.ts'];
  server = spawn(process.execPath, script, {
    env: { PATH, NODE_ENV: 'test', LOG_FORMAT: 'json', LOG_LEVEL: 'debug', ...SETTINGS },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  createInterface({ input: server.stderr as NodeJS.ReadableStream }).on('line', (line) => lines.push(line));
  const [given] = await once(server.stdout as NodeJS.ReadableStream, 'data');
  port = Number(given);
}, 30_000);
afterAll(() => {
  server.kill();
});

type Asked = { path: string; body?: string; headers?: Record<string, string | string[]> };
type Answer = { status: number; id: string; body: string; lines: Record<string, unknown>[] };

/** Asks, and waits for the lines of it. */
async function send({ path, body = '', headers = {} }: Asked): Promise<Answer> {
  const sent = ask({ host: '127.0.0.1', port, path, method: 'POST', headers, agent: false }).end(body);
  const [response] = await once(sent, 'response');
  const answer = (await response.toArray()).join('');
  const id = response.headers['x-request-id'];
  const own = () =>
    lines.filter((line) => line.includes(`"requestId":"${id}"`)).map((line) => JSON.parse(line));
  await expect.poll(() => own().at(-1)?.message, { interval: 5 }).toBe('request');
  return { status: response.statusCode, id, body: answer, lines: own() };
}

describe('the log', () => {
  it('has one line for a request, with what is not the reader’s own affair', async () => {
    const { id, lines: own } = await send({
      path: '/ok?q=private',
      headers: { 'X-Request-Id': 'given-by-a-proxy' },
    });
    expect(id).toBe('given-by-a-proxy');
    expect(own).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        requestId: id,
        method: 'POST',
        path: '/ok',
        kind: 'other',
        status: 200,
        ms: expect.any(Number),
        bytes: expect.any(Number),
        message: 'request',
      },
    ]);
    expect(own[0]?.bytes).toBeGreaterThan(6);
  });

  it('takes an id from outside only where it can be nothing else', async () => {
    const wrong = [
      'short',
      '192.0.2.1',
      'alice@example.org',
      '2001:db8::17:18:19',
      'a'.repeat(65),
      'with space 1',
      '--------',
    ];
    for (const given of wrong) {
      const { id } = await send({ path: '/ok', headers: { 'X-Request-Id': given } });
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    }
  });

  it('has a fault once, under the id that whoever asked is told; a refusal is none', async () => {
    const fault = await send({ path: '/database', body: 'x' });
    expect(fault.status).toBe(500);
    expect(JSON.parse(fault.body)).toMatchObject({ code: 'internal', requestId: fault.id });
    expect(fault.lines.map(({ level, message }) => `${level} ${message}`)).toEqual([
      'error request failed',
      'warn request',
    ]);
    expect(fault.lines[0]?.err).toMatchObject({
      name: 'Error',
      code: '23505',
      message: 'duplicate key: Key (name)=(…) already exists.',
      stack: expect.arrayContaining([expect.stringContaining('logged-server.ts')]),
    });
    const refused = await send({ path: '/refused', body: 'x' });
    expect(refused.lines.map(({ message }) => message)).toEqual(['request']);
    expect(JSON.parse(refused.body)).not.toHaveProperty('requestId');
  });

  it('has what is printed, with the request that it is of', async () => {
    const { lines: own } = await send({ path: '/printed', body: 'x' });
    expect(own.map(({ level, message }) => `${level} ${message}`)).toEqual([
      'error request failed',
      'warn asked by null',
      'info request',
    ]);
  });

  it('has no secret and no address of a person, however they came and whatever failed', async () => {
    const token = fc.stringMatching(/^[A-Za-z0-9_-]{12,40}$/).filter((text) => !/^[a-z]+$/.test(text));
    const typed = fc.string({ minLength: 12, maxLength: 40 });
    const secrets = fc.record({
      token,
      session: token,
      key: token,
      words: fc.stringMatching(/^[a-z]{6,12} [a-z]{6,12}$/),
      mail: fc.emailAddress(),
      address: fc.oneof(
        fc.ipV4(),
        fc.ipV6().filter((each) => each.length > 4),
      ),
      body: fc.oneof(
        token,
        typed.filter((text) => /\w{8}/.test(text)).map((text) => `{"a": ${text}`),
      ),
    });
    const paths = fc.constantFrom(
      '/ok',
      '/refused',
      '/parse',
      '/schema',
      '/address',
      '/headers',
      '/query',
      '/database',
      '/cause',
      '/printed',
      '/settings',
    );
    await fc.assert(
      fc.asyncProperty(secrets, paths, async (given, path) => {
        const before = lines.length;
        await send({
          path: `${path}?q=${encodeURIComponent(given.words)}&reader=${encodeURIComponent(given.mail)}`,
          body: given.body,
          headers: {
            Authorization: `Bearer ${given.token}`,
            Cookie: `plain=1; broadsheet.session_token=${given.session}`,
            'X-Api-Key': given.key,
            'X-Forwarded-For': given.address,
            'X-Real-IP': given.address,
            Referer: `http://localhost/papers?q=${encodeURIComponent(given.words)}`,
          },
        });
        const log = lines.slice(before).join('\n');
        for (const [name, secret] of Object.entries(given)) {
          expect(log, name).not.toContain(secret);
          expect(log, name).not.toContain(JSON.stringify(secret).slice(1, -1));
          expect(log, name).not.toContain(encodeURIComponent(secret));
        }
        for (const own of ['ingest-token-of-the-operator', 'pass%2Fword', 'pass/word', '127.0.0.1']) {
          expect(log).not.toContain(own);
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('has its last line before the end', async () => {
    server.kill('SIGTERM');
    await once(server, 'close');
    expect(JSON.parse(lines.at(-1) ?? '').message).toBe('last line');
  });
});
