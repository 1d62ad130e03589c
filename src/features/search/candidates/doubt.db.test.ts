import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { BEFORE_ABSTRACT, numberWords } from '../../../../tests/support/words';
import { codeOf } from '../analysis/codes';
import { countMatches } from '../counting/sql';
import { tallyFacets } from '../counting/tally';
import { FIRST_UNCOUNTED } from '../facets';
import type { Wanted } from '../matching/sql';
import { pairKeys } from '../matching/tsquery';
import { searchPapers } from '../queries';

const WITH = 500;
const ALMOST = 100;

useTestDatabase({ keep: true });

const sequence = (first: string, second: string) => [
  { lexeme: first, offset: 0 },
  { lexeme: second, offset: 1 },
];
const [pair = ''] = pairKeys(sequence('night', 'owl'));
/** Beside "night" it is filed as "owl" would be. */
const double = Array.from({ length: 100_000 }, (_, n) => `w${n}w`).find(
  (word) => pairKeys(sequence('night', word))[0] === pair,
);

/** Five hundred say "night owl"; a hundred say both words, and not beside each other, which their keys do not tell. */
beforeAll(async () => {
  await db.$executeRaw`
    INSERT INTO papers (key, fingerprint, title, title_text, published_at, published_precision, source_upvote_count, changed_at)
    SELECT 'paper-' || n, 'paper-' || n, 'Paper ' || n, 'Paper ' || n, timestamptz '2025-01-01' - n * interval '10 days', 'day', n, now()
    FROM generate_series(1, ${WITH + ALMOST}::int) AS n`;
  const [night, between, owl] = await numberWords('night', double ?? '', 'owl');
  await db.$executeRaw`
    INSERT INTO paper_search (paper_id, published_at, published_on, score, votes, words, standing, facets, coded, analysis)
    SELECT id, published_at, published_at::date, paper_score(vote_count, 0, 0, published_at::date), vote_count, 3, paper_standing(vote_count, 0, 0, published_at::date), ARRAY[16777216 + id % 150 + 1] || paper_facets(id, vote_count, published_at::date),
      concat(${BEFORE_ABSTRACT}::text, ${night}::text, CASE WHEN id % 6 = 0 THEN ${between}::text END, ${owl}::text), 1
    FROM papers`;
});

describe('of papers that the index is not sure of', () => {
  it('those that match are counted, with what they have', async () => {
    const wanted: Wanted = {
      keys: `'night' & 'owl' & ${pair}`,
      rest: null,
      doubt: { kind: 'written', sequences: [sequence('night', 'owl')], part: null },
      codes: new Map([
        ['night', codeOf(0)],
        ['owl', codeOf(2)],
      ]),
      ...{
        among: null,
        userId: null,
        ceiling: 2 ** 31 - 1,
        window: null,
        until: null,
        ids: null,
        order: 'standing',
      },
    };
    const sure = await countMatches({ ...wanted, doubt: null }, { facets: false });
    expect(sure.total).toBe(WITH + ALMOST);
    expect(await countMatches(wanted, { facets: false })).toMatchObject({ total: WITH, cut: false });
    expect(await countMatches(wanted, { facets: false, most: 11_000 })).toMatchObject({ total: WITH });
    const counts = await countMatches(wanted, { facets: true });
    expect(counts).toMatchObject({ total: WITH, counted: WITH, cut: false });
    const held = await db.$queryRaw<{ facet: number; count: number }[]>`
      SELECT facet, count(*)::int AS count
      FROM paper_search CROSS JOIN unnest(facets) AS facet
      WHERE paper_id % 6 <> 0 AND facet < ${FIRST_UNCOUNTED}::int
      GROUP BY facet`;
    // Of a kind with more than are told, the rest is missing.
    const byFacet = new Map(held.map(({ facet, count }) => [facet, count]));
    const told = tallyFacets(counts.codedFacets);
    expect(told.length).toBeGreaterThan(40);
    for (const { facet, count } of told) expect(byFacet.get(facet), `${facet}`).toBe(count);
  });

  it.each(['relevance', 'newest', 'upvoted', 'trending'] as const)(
    'those that match are found and counted, by %s, and no others',
    async (sort) => {
      const result = await searchPapers({ text: '"night owl"', sort, cursor: null });
      expect(result).toMatchObject({ total: WITH, totalIsExact: true, facetsOf: null });
      expect(result.facets.years.reduce((sum, { count }) => sum + count, 0)).toBe(WITH);
      expect(result.hits).toHaveLength(25);
      expect(result.hits.filter(({ paper }) => paper.id % 6 === 0)).toEqual([]);
    },
  );

  it('pages go on without any of the others', async () => {
    const ids: number[] = [];
    let cursor: string | null = null;
    do {
      const page = await searchPapers({ text: '"night owl"', sort: 'relevance', cursor });
      ids.push(...page.hits.map(({ paper }) => paper.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(WITH);
    expect(ids.filter((id) => id % 6 === 0)).toEqual([]);
  });

  it('few are asked at once', async () => {
    const text = '"night owl" votes:>590';
    expect(await searchPapers({ text, sort: 'relevance', cursor: null })).toMatchObject({ total: 8 });
  });
});
