import { describe, expect, it } from 'vitest';
import { readAll, SITE, useInternet } from './testing';

const open = useInternet();
const SECRET = { Authorization: 'Bearer ghp_hunter2hunter2', 'X-Api-Key': 'another-key-of-ours' };

describe('addresses', () => {
  it.each([
    ['ftp://papers.example/', 'is neither http nor https'],
    ['file:///etc/passwd', 'is neither http nor https'],
    ['http://reader:hunter2@papers.example/', 'has a user or password in it'],
    ['http://token@papers.example/', 'has a user or password in it'],
  ])('like %s are not asked', async (url, why) => {
    const { failure } = await open({});
    const error = await failure(url);
    expect(error).toMatchObject({ kind: 'bad_address', retryAt: null });
    expect(error.message).toContain(why);
    expect(JSON.stringify([error.message, error])).not.toMatch(/hunter2|token/);
  });

  it('that are none are refused without what may be a password in them', async () => {
    const { fetchFrom } = await open({});
    const asked = fetchFrom(SITE, { url: 'http//reader:hunter2@papers.example' });
    await expect(asked).rejects.toThrow('The source: "http//papers.example" is not a web address');
  });

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/',
    'http://0.0.0.0/',
  ])('like %s are refused', async (url) => {
    const { failure } = await open({});
    expect(await failure(url)).toMatchObject({ kind: 'refused_address', status: null, retryAt: null });
  });

  it('of this machine are refused but for the origins that are allowed', async () => {
    const { server, failure } = await open({ '/': {} }, { surroundings: { privateOrigins: new Set() } });
    expect((await failure('/')).message).toBe(
      `The source: ${server.url('/')} leads to 127.0.0.1, a loopback address, which is not asked`,
    );
    const other = await open({}, { surroundings: { privateOrigins: new Set([server.origin]) } });
    expect(await other.failure('/')).toMatchObject({ kind: 'refused_address' });
    expect(server.requests).toHaveLength(0);
  });
});

describe('names', () => {
  const at = (...addresses: string[]) =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

  it('that lead inside are refused when the connection is made', async () => {
    const resolve = async () => at('10.0.0.7', 'fd00::7');
    const { failure } = await open({}, { surroundings: { resolve } });
    expect((await failure('http://papers.example/')).message).toBe(
      'The source: http://papers.example/ leads to 10.0.0.7, a private address, which is not asked',
    );
  });

  it('that lead nowhere are refused', async () => {
    const { failure } = await open({}, { surroundings: { resolve: async () => [] } });
    expect(await failure('http://papers.example/')).toMatchObject({ kind: 'refused_address' });
  });

  it('are looked up once a connection: what is checked is what is connected to', async () => {
    const lookups: string[] = [];
    const resolve = async (hostname: string) => {
      lookups.push(hostname);
      return at('127.0.0.1');
    };
    const privateOrigins = new Set<string>();
    const { server, fetchText, failure } = await open({}, { surroundings: { resolve, privateOrigins } });
    const inside = `http://inside.example:${server.port}`;
    const outside = `http://outside.example:${server.port}`;
    privateOrigins.add(outside);
    server.route('/', { body: 'ok' });
    server.route('/moved', { status: 307, headers: { Location: `${inside}/` } });
    expect(await fetchText(SITE, { url: `${outside}/` })).toMatchObject({ text: 'ok' });
    expect(await failure(`${outside}/moved`)).toMatchObject({ kind: 'refused_address', url: `${inside}/` });
    expect(lookups).toEqual(['outside.example', 'outside.example', 'inside.example']);
    expect(server.requests.map(({ headers }) => headers.host)).toEqual(
      Array(2).fill(`outside.example:${server.port}`),
    );
  });

  it('that change what they lead to are refused the moment they do', async () => {
    let lookups = 0;
    const resolve = async () => {
      lookups += 1;
      if (lookups === 1) throw Object.assign(new Error(), { code: 'EAI_AGAIN' });
      return at('127.0.0.1');
    };
    const { failure } = await open({}, { surroundings: { resolve } });
    expect(await failure('http://rebound.example/')).toMatchObject({ kind: 'refused_address', attempts: 2 });
  });
});

describe('redirects', () => {
  it('are followed within the limit', async () => {
    const { server, fetchFrom } = await open({
      '/1': { status: 301, headers: { Location: '2?x=1#part' } },
      '/2': { status: 308, headers: { Location: '/3' } },
      '/3': { body: 'found' },
    });
    const answer = await fetchFrom(SITE, { url: server.url('/1'), limits: { redirects: 2 } });
    expect(answer.url).toBe(server.url('/3'));
    expect(await readAll(answer)).toBe('found');
  });

  it.each([
    ['ftp://papers.example/', 'bad_address'],
    ['http://reader:hunter2@papers.example/', 'bad_address'],
    ['http://[half', 'bad_redirect'],
    ['http://192.168.1.1/router', 'refused_address'],
    ['http://metadata.example/', 'refused_address'],
  ])('to %s are %s', async (location, kind) => {
    const { server, failure } = await open({ '/': { status: 302, headers: { Location: location } } });
    const error = await failure('/');
    expect(error).toMatchObject({ kind, retryAt: null });
    expect(error.message).not.toContain('hunter2');
    expect(server.requests).toHaveLength(1);
  });

  it('to nowhere, and of what was posted, are no answer', async () => {
    const { failure } = await open({
      '/nowhere': { status: 302 },
      '/posted': { status: 307, headers: { Location: '/nowhere' } },
    });
    expect((await failure('/nowhere')).message).toContain('answers 302 without saying where to go');
    const posted = await failure('/posted', { method: 'POST', body: '{}' });
    expect(posted).toMatchObject({ kind: 'bad_redirect', status: 307 });
  });
});

describe('secrets', () => {
  it('go with a redirect within their origin, and never to another', async () => {
    const elsewhere = await open({ '/': { body: 'ok' } });
    const { server, fetchText } = await open(
      {},
      { surroundings: { privateOrigins: { has: () => true } as unknown as Set<string> } },
    );
    server.route('/here', { status: 302, headers: { Location: '/there' } });
    server.route('/there', { status: 302, headers: { Location: elsewhere.server.url('/') } });
    const headers = { ...SECRET, Cookie: 'session=hunter2', Accept: 'text/xml' };
    await fetchText(SITE, { url: server.url('/here'), headers, etag: '"1"' });
    const there = server.requests[1]?.headers;
    expect(there).toMatchObject({ authorization: SECRET.Authorization, 'x-api-key': SECRET['X-Api-Key'] });
    expect(elsewhere.server.requests[0]?.headers).toEqual({
      accept: 'text/xml',
      'accept-encoding': 'gzip, deflate, br',
      'user-agent': 'Broadsheet/test (+mailto:ops@example.org)',
      'if-none-match': '"1"',
      host: new URL(elsewhere.server.origin).host,
      connection: 'close',
    });
  });

  it('do not come back to an origin that redirected away from itself', async () => {
    const elsewhere = await open({});
    const { server, fetchText } = await open(
      {},
      { surroundings: { privateOrigins: { has: () => true } as unknown as Set<string> } },
    );
    elsewhere.server.route('/', { status: 302, headers: { Location: server.url('/end') } });
    server.route('/', { status: 302, headers: { Location: elsewhere.server.url('/') } });
    server.route('/end', { body: 'ok' });
    await fetchText(SITE, { url: server.url('/'), headers: SECRET });
    expect(server.requests[1]?.headers.authorization).toBeUndefined();
  });

  it('are in no error, even where the server repeats them', async () => {
    const { server, failure } = await open({
      '/': ({ headers }) => ({
        status: 401,
        body: `Bad token ${headers.authorization} ${headers['x-api-key']}`,
      }),
      '/moved': ({ headers }) => ({
        status: 302,
        headers: { Location: `ftp://x/${encodeURIComponent(headers.authorization ?? '')}` },
      }),
    });
    const errors = [await failure('/', { headers: SECRET }), await failure('/moved', { headers: SECRET })];
    expect(errors[0]?.message).toBe(
      `The source: ${server.url('/')} answers 401 Unauthorized: Bad token [removed] [removed]`,
    );
    for (const error of errors) {
      expect(JSON.stringify([error.message, error.stack, error, error.cause])).not.toMatch(
        /hunter2|another-key/,
      );
    }
  });

  it('with a line break in them are refused without being shown', async () => {
    const { server, fetchFrom } = await open({});
    const asked = fetchFrom(SITE, { url: server.url('/'), headers: { Authorization: 'Bearer hunter2\n' } });
    await expect(asked).rejects.toThrow(/^(?!.*hunter2).*authorization/is);
  });
});
