import { beforeAll, describe, expect, it } from 'vitest';
import { db, type Prisma } from '@/lib/db';
import { createPaper } from '../../../../tests/support/factories';
import { seededRandom } from '../../../../tests/support/seeded-random';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { codeOf } from '../analysis/codes';
import { parseQuery } from '../language/parse';
import { hostileText } from '../language/testing';
import { searchPapers } from '../queries';
import { SORTS } from '../schema';
import { compileQuery, lexemesIn } from './compile';
import { asked } from './sql';

useTestDatabase({ keep: true });

const QUERIES = 6_000;
const AT_ONCE = 1_000;
const SEARCHED = 300;

/** All that Postgres would be asked to read as a tsquery. */
function tsqueries(text: string): string[] {
  const { tree } = parseQuery(text);
  const compiled = tree && compileQuery(tree, text, { concepts: [], topics: new Map() });
  if (!compiled) return [];
  return [compiled.match, compiled.fixed, ...compiled.terms.map(({ loose }) => loose)].flatMap(
    (match) => match?.keys ?? [],
  );
}

/** What documents would be asked; every word is known, by a code that a pattern has to beware of. */
function conditionOf(text: string): Prisma.Sql | null {
  const { tree } = parseQuery(text);
  const compiled = tree && compileQuery(tree, text, { concepts: [], topics: new Map() });
  if (!compiled) return null;
  const codes = new Map(lexemesIn(compiled).map((lexeme, place) => [lexeme, codeOf(place % 200)]));
  return asked(compiled.match.check, { userId: null, codes });
}

beforeAll(async () => {
  await createPaper({ titleText: 'Vision-language models', abstractText: 'GPT-4 reads "a & b | !c".' });
});

describe('any text at all', () => {
  it('compiles to what Postgres reads', { timeout: 120_000 }, async () => {
    const random = seededRandom(20_260_604);
    for (let count = 0; count < QUERIES; count += AT_ONCE) {
      const texts = Array.from({ length: AT_ONCE }, () => hostileText(random));
      const queries = [...new Set(texts.flatMap(tsqueries))];
      const rows =
        await db.$queryRaw`SELECT count(query::tsquery)::int AS read FROM unnest(${queries}::text[]) AS query`;
      expect(rows).toEqual([{ read: queries.length }]);
    }
  });

  it('is asked of documents in patterns that Postgres reads', { timeout: 120_000 }, async () => {
    const random = seededRandom(20_261_130);
    for (let count = 0; count < SEARCHED; count++) {
      const text = hostileText(random);
      const condition = conditionOf(text);
      if (!condition) continue;
      const rows = await db.$queryRaw<{ held: boolean | null }[]>`
        SELECT ${condition} AS held FROM paper_search AS search`;
      expect(rows, text.slice(0, 300)).toHaveLength(1);
    }
  });

  it('is answered, in every order', { timeout: 120_000 }, async () => {
    const random = seededRandom(20_260_605);
    for (let count = 0; count < SEARCHED; count++) {
      const text = hostileText(random);
      const result = await searchPapers({
        text,
        sort: SORTS[count % SORTS.length] ?? 'relevance',
        cursor: null,
      });
      expect(result.hits.length, text.slice(0, 300)).toBeLessThan(2);
    }
  });
});
