import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../tests/support/any-text';
import { ADDRESS_KINDS, describeAddress } from './address';

describe('an address, as it is watched', () => {
  it.each([
    ['/', 'edition', '/'],
    ['/papers/date/2026-06-30', 'edition', '/papers/date/2026-06-30'],
    ['/papers?p=2', 'edition', '/papers'],
    ['/papers?sort=new&q=illness', 'search', '/papers'],
    ['/search/illness', 'search', '/search/…'],
    ['/papers/2406.11944', 'paper', '/papers/2406.11944'],
    ['/papers/hep-th/9901001.bib', 'paper', '/papers/hep-th/9901001.bib'],
    ['/topics/mlp', 'topic', '/topics/mlp'],
    ['/topics/mlp/feed.atom', 'feed', '/topics/mlp/feed.atom'],
    ['/feed.atom', 'feed', '/feed.atom'],
    ['/papers/week/2026-W26/feed.json?q=illness', 'feed', '/papers/week/2026-W26/feed.json'],
    ['/feeds/atom/search/illness', 'feed', '/feeds/…'],
    ['/topics.opml', 'feed', '/topics.opml'],
    ['/authors/Kaiming%20He', 'author', '/authors/Kaiming%20He'],
    ['/api/viewer/marks?ids=1,2', 'marks', '/api/viewer/marks'],
    ['/api/search/suggestions?q=illness', 'suggestions', '/api/search/suggestions'],
    ['/api/ingest/runs/7', 'ingest', '/api/ingest/runs/7'],
    ['/api/v1/ingest/runs/7', 'ingest', '/api/v1/ingest/runs/7'],
    ['/api/v1/search?q=illness', 'api', '/api/v1/search'],
    ['/api/v1/authors/Alice/papers', 'api', '/api/v1/authors/…'],
    ['/mcp', 'mcp', '/mcp'],
    ['/papers.bib?q=illness', 'search', '/papers.bib'],
    ['/papers/trending.ris', 'edition', '/papers/trending.ris'],
    ['/api/health/live', 'health', '/api/health/live'],
    ['/api/unknown/alice', 'api', '/api/unknown/…'],
    ['/digests/unsubscribe/1-42-1-secret', 'digests', '/digests/unsubscribe/…'],
    ['/_next/static/chunks/a.js', 'file', '/_next/static/chunks/a.js'],
    ['/wp-login/secret', 'other', '/wp-login/…'],
    ['/SECRET', 'other', '/…'],
  ])('%s', (url, kind, path) => {
    expect(describeAddress(url)).toEqual({ kind, path });
  });

  it('is of one of few kinds, and never shows its query, whatever is asked for', () => {
    fc.assert(
      fc.property(fc.array(anyText), anyText, (parts, query) => {
        const { kind, path: shown } = describeAddress(`/${parts.join('/')}?secret-${query}`);
        expect(ADDRESS_KINDS).toContain(kind);
        expect(shown).not.toContain('secret-');
        expect(shown.length).toBeLessThanOrEqual(202);
      }),
    );
  });

  it('has a kind for every folder of src/app', () => {
    const inner = new Set(['_parts', 'plain', 'all-topics', 'past']);
    const folders = readdirSync('src/app', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const names = folders.map(({ name }) => name).filter((name) => !inner.has(name) && !name.startsWith('('));
    // A new one wants a row in KINDS of address.ts: what of it may be in a log, and what it is counted as.
    expect(names.filter((name) => describeAddress(`/${name}`).kind === 'other')).toEqual([]);
  });
});
