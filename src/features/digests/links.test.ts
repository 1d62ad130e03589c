import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { anyText } from '../../../tests/support/any-text';
import type { LinkPurpose } from './links';

vi.stubEnv('AUTH_SECRET', 'a secret of the tests, which is long enough');
vi.stubEnv('SITE_URL', 'https://papers.example.org');

let links: typeof import('./links');
beforeAll(async () => {
  vi.resetModules();
  links = await import('./links');
});

const PURPOSES: LinkPurpose[] = ['confirm', 'unsubscribe', 'preferences', 'issue'];
const target = fc.record({
  id: fc.integer({ min: 1, max: 2_147_483_647 }),
  version: fc.integer({ min: 1, max: 2_147_483_647 }),
});

describe('a signed link', () => {
  it('leads to what it was signed for', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PURPOSES), target, (purpose, of) => {
        expect(links.readLink(purpose, links.signLink(purpose, of))).toEqual(of);
      }),
    );
    expect(links.linkUrl('unsubscribe', { id: 7, version: 1 })).toMatch(
      /^https:\/\/papers\.example\.org\/digests\/unsubscribe\/1-7-1-[\w-]{43}$/,
    );
  });

  it('is good for one purpose, one row and one version', () => {
    const token = links.signLink('unsubscribe', { id: 7, version: 1 });
    for (const purpose of PURPOSES.filter((each) => each !== 'unsubscribe')) {
      expect(links.readLink(purpose, token), purpose).toBeNull();
    }
    const signed = token.slice(-43);
    expect(links.readLink('unsubscribe', `1-8-1-${signed}`)).toBeNull();
    expect(links.readLink('unsubscribe', `1-7-2-${signed}`)).toBeNull();
    expect(links.readLink('unsubscribe', `2-7-1-${signed}`)).toBeNull();
  });

  it('is spoilt by any change, also of bits that decoding would drop', () => {
    const token = links.signLink('preferences', { id: 42, version: 3 });
    const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let place = 0; place < token.length; place += 1) {
      for (const sign of signs) {
        const changed = token.slice(0, place) + sign + token.slice(place + 1);
        if (changed !== token) expect(links.readLink('preferences', changed), changed).toBeNull();
      }
    }
    for (const other of [`${token}A`, token.slice(1), ` ${token}`, `${token}\n`, '', '1-1-1-', '0-0-0-0']) {
      expect(links.readLink('preferences', other), other).toBeNull();
    }
  });

  it('is nothing that anybody could make up', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const purpose of PURPOSES) expect(links.readLink(purpose, text)).toBeNull();
      }),
    );
  });
});
