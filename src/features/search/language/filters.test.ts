import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '@/lib/day';
import { isPersonal, readFilters, sameFilter, withFilter, withoutFilter, withoutFilters } from './filters';
import { parseQuery } from './parse';
import { printQuery } from './print';
import { anyQuery } from './testing';
import { type Filter, type Node, requirements } from './tree';

const year = (from: number, to = from): Filter => ({
  kind: 'published',
  from: `${from}-01-01` as Day,
  to: `${to}-12-31` as Day,
});
const code: Filter = { kind: 'has', what: 'code' };
const topic: Filter = { kind: 'topic', name: 'mixture-of-experts' };

const anyFilter: fc.Arbitrary<Filter> = fc.oneof(
  fc.constantFrom<Filter>(
    code,
    topic,
    { kind: 'topic', name: 'multi-layer perceptron' },
    { kind: 'category', code: 'cs.CL' },
    { kind: 'category', code: 'cs' },
    { kind: 'source', name: 'arxiv' },
    { kind: 'code', owner: 'openai', name: 'gpt-2' },
    { kind: 'is', mark: 'unread' },
    { kind: 'day', day: '2025-06-03' as Day },
    { kind: 'votes', min: 20, max: null },
    { kind: 'stars', min: null, max: 5 },
    { kind: 'published', from: '2025-02-03' as Day, to: null },
    { kind: 'published', from: null, to: '2025-06-30' as Day },
    { kind: 'published', from: '2025-02-03' as Day, to: '2025-06-30' as Day },
  ),
  fc
    .tuple(fc.integer({ min: 1000, max: 2999 }), fc.nat(100))
    .map(([from, more]) => year(from, Math.min(from + more, 2999))),
);

/** A tree without its places. */
const shape = (tree: Node | null) =>
  JSON.stringify(tree, (key, value: unknown) => (key === 'start' || key === 'end' ? undefined : value));
const shapeOf = (text: string) => shape(parseQuery(text).tree);
const isIndifferent = (text: string, filter: Filter) =>
  !readFilters(text).some(
    (held) =>
      held.kind === filter.kind && !['topic', 'category', 'has', 'is', 'source', 'code'].includes(held.kind),
  ) && !readFilters(text).some((held) => sameFilter(held, filter));

describe('the filters of a query', () => {
  it('are those that everything found must satisfy', () => {
    const kinds = (text: string) => readFilters(text).map((filter) => text.slice(filter.start, filter.end));
    expect(kinds('mlp cat:cs.CL year:2025 has:code')).toEqual(['cat:cs.CL', 'year:2025', 'has:code']);
    expect(kinds('-cat:cs.CL (year:2024 OR year:2025) title:x')).toEqual([]);
    expect(kinds('cat:cs.CL OR cat:cs.LG')).toEqual([]);
    expect(kinds('year:2025')).toEqual(['year:2025']);
  });

  it('come behind the words, in parentheses where those are alternatives', () => {
    expect(withFilter('', code)).toBe('has:code');
    expect(withFilter('mlp', topic)).toBe('mlp topic:mixture-of-experts');
    expect(withFilter('kan OR "mixers  x"', year(2025))).toBe('(kan OR "mixers  x") year:2025');
    expect(withFilter('mlp', { kind: 'topic', name: 'state space models' })).toBe(
      'mlp topic:"state space models"',
    );
    expect(withFilter('mlp has:code', code)).toBe('mlp has:code');
  });

  it('take the place of what they contradict', () => {
    expect(withFilter('mlp year:2024 x', year(2025))).toBe('mlp x year:2025');
    expect(withFilter('mlp from:2023 to:2024', year(2025))).toBe('mlp year:2025');
    expect(withFilter('from:2023 to:2024', { kind: 'published', from: '2022-01-01' as Day, to: null })).toBe(
      'to:2024 from:2022',
    );
    expect(withFilter('votes:>3 mlp', { kind: 'votes', min: 20, max: null })).toBe('mlp votes:>=20');
    expect(withFilter('cat:cs.CL', { kind: 'category', code: 'cs.LG' })).toBe('cat:cs.CL cat:cs.LG');
  });

  it('go without a trace', () => {
    expect(withoutFilter('mlp has:code x', code)).toBe('mlp x');
    expect(withoutFilter('mlp AND has:code', code)).toBe('mlp');
    expect(withoutFilter('has:code AND mlp', code)).toBe('mlp');
    expect(withoutFilter('(kan OR mixers) has:code HAS:code', code)).toBe('kan OR mixers');
    expect(withoutFilter('cat:(cs.CL cs.LG) x', { kind: 'category', code: 'cs.CL' })).toBe('cat:(cs.LG) x');
    expect(withoutFilter('mlp -has:code', code)).toBe('mlp -has:code');
    expect(withoutFilters('a has:code year:2025 b', [code, year(2025)])).toBe('a b');
  });

  it('can be put on and taken off any query, which is then what it was', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(anyQuery, anyFilter, (text, filter) => {
        fc.pre(isIndifferent(text, filter));
        const filtered = withFilter(text, filter);
        expect(readFilters(filtered).some((held) => sameFilter(held, filter))).toBe(true);
        const others = requirements(parseQuery(filtered).tree).filter(
          (node) => shape(node) !== shape({ ...filter, start: 0, end: 1 }),
        );
        expect(others.map(shape)).toEqual(requirements(parseQuery(text).tree).map(shape));
        expect(shapeOf(withoutFilter(filtered, filter))).toBe(shapeOf(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('survive the limits of a query, at the cost of its last words', () => {
    const words = Array.from({ length: 64 }, (_, at) => `word${at}`).join(' ');
    for (const text of [words, 'a'.repeat(990), `${'b '.repeat(499)}b`, `(${'c '.repeat(490)} OR d)`]) {
      expect(
        readFilters(withFilter(text, topic)).some((held) => sameFilter(held, topic)),
        text,
      ).toBe(true);
    }
  });

  it('leave the words as they are typed', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z+#-]{1,8}$/)), anyFilter, (words, filter) => {
        const text = words.join('  ').trim();
        expect(withFilter(text, filter).startsWith(text)).toBe(true);
      }),
    );
  });

  it('tell whether the answer is one reader’s own', () => {
    for (const text of ['is:bookmarked', 'a OR -(b is:unread)']) expect(isPersonal(text), text).toBe(true);
    for (const text of ['', 'is: bookmarked', '"is:bookmarked"', 'is:it'])
      expect(isPersonal(text), text).toBe(false);
  });
});

describe('a printed query', () => {
  it('reads as the same tree', () => {
    fc.assert(
      fc.property(anyQuery, (text) => {
        const { tree } = parseQuery(text);
        expect(shapeOf(printQuery(tree))).toBe(shape(tree));
      }),
      { numRuns: 2_000 },
    );
  });
});
