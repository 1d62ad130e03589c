import { beforeAll, describe, expect, it } from 'vitest';
import { createCompletablePapers, listed, suggest } from '../../../../tests/support/completable';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { MOST_SUGGESTIONS } from './schema';

useTestDatabase({ keep: true });
beforeAll(createCompletablePapers);

describe('while a field is typed', () => {
  it('fields are found by name, and by their values', async () => {
    expect(await listed('auth')).toEqual(['field author:¦']);
    expect(await suggest('ye')).toContainEqual(expect.objectContaining({ query: 'year:', open: true }));
    expect(await listed('book')).toEqual(['field is:bookmarked ¦']);
    expect(await listed('kernels 202¦ x')).toContain('field kernels year:2026 ¦x');
  });

  it('the values of a field are those that papers have', async () => {
    expect(await listed('kernels author:kais')).toEqual(['author kernels author:"Łukasz Kaiser" ¦']);
    expect(await listed('author:"alexander j¦" has:code')).toEqual([
      'author author:"Alexander J. Smola" ¦has:code',
    ]);
    expect(await listed('topic:"multi lay')).toEqual(['topic topic:mlp ¦']);
    expect(await listed('cat:')).toEqual([
      'category cat:cs ¦',
      'category cat:cs.LG ¦',
      'category cat:cs.CL ¦',
    ]);
    expect(await listed('cat:language')).toEqual(['category cat:cs.CL ¦']);
    expect(await listed('title:"attention is al')).toEqual(['paper /papers/attention-is-all-you-need']);
    expect(await listed('has:co')).toEqual(['field has:code ¦', 'field has:comments ¦']);
  });

  it('what is there already is not offered', async () => {
    expect(await listed('has:code')).toEqual([]);
    expect(await listed('topic:mlp')).toEqual([]);
  });

  it('an empty query offers the fields', async () => {
    const found = await listed('  ');
    expect(found).toHaveLength(MOST_SUGGESTIONS);
    expect(found[0]).toBe('field author:¦');
  });
});
