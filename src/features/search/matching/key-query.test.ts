import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KeyQuery, readKeyQuery, withoutAbsent } from './key-query';

const isAbsent = (key: string) => key.startsWith('z');

describe('a query over keys without what no paper has', () => {
  it.each([
    ["'owl' | 'zyzzyva'", "'owl'"],
    ["'owl' & ('night' | 'zyzzyva')", "('owl') & ('night')"],
    ["('owl' & 'zyzzyva') | '#7' | ('zyz')", "'#7'"],
    ["'owl' & !'zyzzyva'", "'owl'"],
    ["'owl' & !('zyzzyva' | 'mouse')", "('owl') & (!('mouse'))"],
    ["'owl' & 'zyzzyva' & 'zyz'", "'zyzzyva'"],
    ["!'zyzzyva'", "!'zyzzyva'"],
    ["'o''neil' | 'z'", "'o''neil'"],
  ])('%s is %s', (query, left) => {
    expect(withoutAbsent(query, isAbsent)).toBe(left);
  });

  it('is satisfied by the same papers', () => {
    const keys = fc.constantFrom('owl', 'night', '#7', 'zyz', 'zaz');
    const { query } = fc.letrec<{ query: string }>((tie) => ({
      query: fc.oneof(
        { maxDepth: 4 },
        keys.map((key) => `'${key}'`),
        tie('query').map((each) => `!(${each})`),
        fc.tuple(tie('query'), tie('query')).map(([one, other]) => `(${one}) & (${other})`),
        fc.tuple(tie('query'), tie('query')).map(([one, other]) => `(${one}) | (${other})`),
      ),
    }));
    fc.assert(
      fc.property(query, fc.subarray(['owl', 'night', '#7']), (text, having) => {
        const left = withoutAbsent(text, isAbsent);
        expect(holds(readKeyQuery(left), having)).toBe(holds(readKeyQuery(text), having));
      }),
    );
  });
});

function holds(query: KeyQuery, having: string[]): boolean {
  if (query.kind === 'key') return having.includes(query.key);
  if (query.kind === 'not') return !holds(query.of, having);
  return query.kind === 'all'
    ? query.of.every((each) => holds(each, having))
    : query.of.some((each) => holds(each, having));
}
