import { describe, expect, it } from 'vitest';
import { ownAddress } from './own-address';

const HOST = 'papers.example.org:3000';
const pathOf = (address: string) => {
  const url = ownAddress(address, HOST);
  return url && `${url.pathname}${url.search}${url.hash}`;
};

describe('an address to lead back to', () => {
  it('keeps its path, query and anchor', () => {
    expect(pathOf('/papers?q=plain+form#p1')).toBe('/papers?q=plain+form#p1');
    expect(pathOf(`http://${HOST}/bookmarks`)).toBe('/bookmarks');
    expect(pathOf(`https://${HOST}/bookmarks`)).toBe('/bookmarks');
  });

  it('is never another site’s', () => {
    for (const address of [
      'https://evil.example/x',
      '//evil.example/x',
      '/\\evil.example/x',
      `foo://${HOST}/\\evil.example`,
      'javascript:alert(1)',
      'http://papers.example.org/x',
    ]) {
      expect(pathOf(address), address).toBeNull();
    }
  });

  it('does not become another site’s when only its path is kept', () => {
    for (const address of [
      '/.//evil.example/x',
      `http://${HOST}//evil.example/x`,
      '/a/..////evil.example/x',
    ]) {
      expect(pathOf(address), address).toBe('/evil.example/x');
    }
  });

  it('is none where the request names no host', () => {
    expect(ownAddress('/papers', '')).toBeNull();
  });
});
