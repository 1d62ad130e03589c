import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selfSigned } from '../../../tests/support/self-signed';
import { SITE, useInternet } from './testing';

const open = useInternet();
const asked: unknown[] = [];
const server = createServer(selfSigned(), (request, response) => {
  asked.push(request.url);
  response.end('never seen');
});
let origin = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

describe('https', () => {
  it('with a certificate that nobody vouches for is not asked, nor tried again', async () => {
    const { failure } = await open({}, { surroundings: { privateOrigins: new Set([origin]) } });
    expect(await failure(`${origin}/`)).toMatchObject({ kind: 'untrusted', attempts: 1, retryAt: null });
    expect(asked).toEqual([]);
  });

  it('that is plain http is no answer', async () => {
    const privateOrigins = new Set<string>();
    const { server: plain, failure } = await open(
      { '/': { body: 'plain' } },
      { surroundings: { privateOrigins } },
    );
    const address = plain.url('/').replace('http:', 'https:');
    privateOrigins.add(new URL(address).origin);
    expect(await failure(address)).toMatchObject({ kind: 'malformed', attempts: 1 });
    expect(plain.requests).toEqual([]);
  });

  it('is refused inside as http is', async () => {
    const { failure } = await open({}, { surroundings: { privateOrigins: new Set() } });
    const named = `https://papers.example:${new URL(origin).port}/`;
    expect(await failure(named, {}, SITE)).toMatchObject({ kind: 'refused_address' });
  });
});
