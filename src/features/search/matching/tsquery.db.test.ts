import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { createPaper } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { TEXT_FIELDS } from '../language/tree';
import { getCodes } from '../statistics/queries';
import { matching } from './sql';
import { pairKeys } from './tsquery';
import { matchWords } from './word-match';

useTestDatabase();

const WORDS = ['owl', 'barn', 'night', 'γ-MoD', "l'hôpital", 'GPT-4', 'of the', 'C++', '夜 鳥'];

function textOf(seed: number, length: number): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return WORDS[state % WORDS.length];
  }).join(' ');
}

describe('the index', () => {
  it('knows words side by side by the number that queries ask for', async () => {
    for (const [first, second] of [
      ['larg', 'languag'],
      ['γmod', 'c++'],
      ['夜', '鳥'],
    ] as const) {
      const [row] = await db.$queryRaw<{ pair: number }[]>`SELECT search_pair(${first}, ${second}) AS pair`;
      const sequence = [first, second].map((lexeme, offset) => ({ lexeme, offset }));
      expect(pairKeys(sequence)).toEqual([`'&${row?.pair}'`]);
      expect(pairKeys([...sequence, { lexeme: 'far', offset: 3 }])).toHaveLength(1);
    }
  });

  it('gives for a phrase, anywhere or in a field, what each document has', { timeout: 60_000 }, async () => {
    for (let seed = 1; seed <= 40; seed++) {
      await createPaper({
        titleText: textOf(seed, 4),
        abstractText: textOf(seed * 7, 12),
        journalRef: textOf(seed * 11, 3),
      });
    }
    let found = 0;
    for (const field of [null, ...TEXT_FIELDS.filter((each) => each !== 'author')]) {
      for (let seed = 1; seed <= 30; seed++) {
        const text = textOf(seed * 31, 1 + (seed % 3));
        const words = matchWords({ text, field, quoted: true });
        if (!words) continue;
        const { keys, rest, doubt, check } = words.match;
        const unsure = [rest, doubt].filter((each) => each !== null);
        const asked = {
          codes: await getCodes(check),
          userId: null,
          ceiling: 1_000_000,
          window: null,
          until: null,
          ids: null,
          among: null,
          order: 'standing',
        } as const;
        const [byIndex, byDocument] = await db.$transaction(async (tx) => {
          await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
          const ids = async (wanted: Parameters<typeof matching>[0]) =>
            (
              await tx.$queryRaw<
                { id: number }[]
              >`SELECT search.paper_id AS id ${matching(wanted)} ORDER BY 1`
            ).map(({ id }) => id);
          return [
            await ids({
              ...asked,
              keys,
              rest: unsure.length > 0 ? { kind: 'all', checks: unsure } : null,
              doubt: null,
            }),
            await ids({ ...asked, keys: null, rest: check, doubt: null }),
          ];
        });
        expect(byIndex, `${field}: ${text}`).toEqual(byDocument);
        found += byIndex?.length ?? 0;
      }
    }
    expect(found).toBeGreaterThan(100);
  });
});
