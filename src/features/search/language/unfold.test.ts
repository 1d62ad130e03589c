import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFilters, sameFilter } from './filters';
import { foldForm } from './fold';
import { parseQuery } from './parse';
import { anyQuery } from './testing';
import { requirements } from './tree';
import { type FilterForm, unfoldForm } from './unfold';

function foldAgain({ text, ...fields }: FilterForm): string {
  const search = new URLSearchParams({ q: text });
  for (const [name, value] of Object.entries(fields)) {
    for (const each of [value].flat()) search.append(name, each);
  }
  return foldForm(search);
}

describe('the filter form of a query', () => {
  it('has what it has fields for, and the rest as text', () => {
    expect(unfoldForm('MLP topic:vit "two words" cat:cs.CL year:2025 has:code is:unread votes:>20')).toEqual({
      text: 'MLP "two words" votes:>20',
      topic: 'vit',
      category: 'cs.CL',
      year: '2025',
      from: '',
      to: '',
      has: ['code'],
      is: ['unread'],
    });
    expect(unfoldForm('MLP topic:a topic:b from:2025-02 to:2025-06-03')).toMatchObject({
      text: 'MLP topic:b',
      topic: 'a',
      from: '2025-02',
      to: '2025-06-03',
    });
  });

  it('leaves alone what it has no fields for', () => {
    for (const text of ['a OR b year:2025', '-has:code', 'from:2024 from:2025', 'title:(x OR y)']) {
      expect(unfoldForm(text).text).toBe(text);
    }
  });

  it('makes, sent as it is, a query that asks for the same', () => {
    const parts = (text: string) =>
      requirements(parseQuery(text).tree)
        .map((node) => JSON.stringify(node, (key, value) => (/^(start|end)$/.test(key) ? undefined : value)))
        .toSorted();
    fc.assert(
      fc.property(anyQuery, (text) => {
        const again = foldAgain(unfoldForm(text));
        const [before, after] = [readFilters(text), readFilters(again)];
        const all = before.every((one) => after.some((other) => sameFilter(one, other)));
        // Two dates may come back as one period, and the same filter twice as one.
        if (before.some(({ kind }) => kind === 'published')) return after.length <= before.length + 1;
        return all && new Set(parts(again)).size === new Set(parts(text)).size;
      }),
      { numRuns: 300 },
    );
  });
});
