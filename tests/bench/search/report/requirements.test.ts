import { describe, expect, it } from 'vitest';
import { parseSize } from '../corpus/size';
import type { Engine } from '../engine';
import type { Sample } from '../measure';
import { reportRequirements } from './requirements';

const engine = (name: string): Engine => ({
  name,
  answers: () => true,
  ask: async () => ({ found: 0, ms: 0 }),
});

/** A hundred searches of a length each. */
const samplesOf = (ms: number): Sample[] =>
  Array.from({ length: 100 }, () => ({
    item: { kind: 'common', text: 'model', fts5: '"model"' },
    answer: { found: 1, ms },
    waitedMs: ms + 1,
    error: null,
  }));

const found = {
  measured: [
    { engine: engine('Broadsheet'), samples: samplesOf(12) },
    { engine: engine('Broadsheet, page and count'), samples: samplesOf(9) },
    { engine: engine('FTS5, page and count'), samples: samplesOf(8) },
  ],
  cold: samplesOf(400),
  views: [{ name: 'trending', firstMs: [90], waitedMs: [60], errors: [] }],
  sizes: [{ name: 'paper_search', table: 2 ** 30, indexes: 2 ** 29 }],
  memory: { loading: null, searching: 900 },
};

describe('the requirements', () => {
  it('of a million papers say what passes and what misses', () => {
    expect(reportRequirements({ ...found, size: parseSize('1m') })).toEqual([
      '',
      'PASS  median of searches: 13 ms (at most 15)',
      'PASS  p95 of searches: 13 ms (at most 80)',
      'PASS  worst search, cold or warm: 401 ms (at most 500)',
      'MISS  p95 of trending: 60 ms (at most 50)',
      'PASS  search tables and indexes: 1536 MiB (at most 2048)',
      'PASS  memory of Postgres, searching: 900 MiB (at most 1024)',
      'PASS  searches and views that failed: 0 (at most 0)',
    ]);
  });

  it('of the real papers set a page and its count beside that of FTS5, and count what failed', () => {
    const failed = { ...samplesOf(1)[0], answer: null, error: new Error('no') } as Sample;
    expect(reportRequirements({ ...found, cold: [failed], size: parseSize('87k') })).toEqual([
      '',
      'MISS  p95 of a page and its count beside that of FTS5: 10 ms (at most 9)',
      'MISS  searches and views that failed: 1 (at most 0)',
    ]);
  });

  it('are none for a size that is only to try things', () => {
    expect(reportRequirements({ ...found, size: parseSize('20k') })).toEqual([]);
  });
});
