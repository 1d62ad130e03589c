import { describe, expect, it } from 'vitest';
import { readFilters } from '@/features/search/language/filters';
import { KINDS, type Kind } from './query';
import { readQueries } from './read-queries';

const queries = readQueries();
/** What FTS5 has nothing like: filters, mending what is misspelt, and answers that match only in part. */
const OURS_ALONE: Kind[] = ['category', 'year', 'code', 'votes', 'filters only', 'misspelt', 'question'];

describe('the queries of the bench', () => {
  it('are 200, no two the same, as many of each kind as there should be', () => {
    expect(new Set(queries.map(({ text }) => text)).size).toBe(200);
    for (const [kind, count] of Object.entries(KINDS)) {
      expect(queries.filter((query) => query.kind === kind)).toHaveLength(count);
    }
  });

  it('have one to six terms, but for the long questions', () => {
    for (const { kind, text } of queries) {
      const terms = text.match(/"[^"]*"|\S+/g)?.filter((term) => term !== 'OR') ?? [];
      if (kind === 'question') expect(terms.length, text).toBeGreaterThan(12);
      else expect(terms.length, text).toBeLessThanOrEqual(6);
    }
  });

  it('have a form for FTS5 where it can mean the same', () => {
    for (const { kind, fts5 } of queries) expect(fts5 === null).toBe(OURS_ALONE.includes(kind));
  });

  it('say in filters what their kind says', () => {
    const filtered = queries.filter(({ kind }) => ['category', 'year', 'code', 'votes'].includes(kind));
    for (const { text } of filtered) expect(readFilters(text), text).toHaveLength(1);
  });
});
