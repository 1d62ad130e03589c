import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { createPaper } from '../../../../tests/support/factories';
import { seededRandom } from '../../../../tests/support/seeded-random';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { parseQuery } from '../language/parse';
import { hostileText } from '../language/testing';
import { searchPapers } from '../queries';
import { SORTS } from '../schema';
import { scoringOf, weighTerms } from '../scoring';
import { compileQuery } from './compile';
import type { Check } from './match';

useTestDatabase({ keep: true });

const QUERIES = 6_000;
const AT_ONCE = 1_000;
const SEARCHED = 300;

function tsqueriesOf(check: Check): string[] {
  if (check.kind === 'terms') return [check.query];
  if (check.kind === 'not') return tsqueriesOf(check.check);
  return 'checks' in check ? check.checks.flatMap(tsqueriesOf) : [];
}

/** All that Postgres would be asked to read as a tsquery. */
function tsqueries(text: string): string[] {
  const { tree } = parseQuery(text);
  const compiled = tree && compileQuery(tree, text, { concepts: [], topics: new Map() });
  if (!compiled) return [];
  const weighed = weighTerms(compiled.terms, { counts: new Map(), papers: 10, held: null });
  const { terms, pairs } = scoringOf(weighed, 100);
  return [
    ...[compiled.match, compiled.fixed, ...compiled.terms.map(({ loose }) => loose)].flatMap((match) =>
      match ? [...(match.keys === null ? [] : [match.keys]), ...tsqueriesOf(match.check)] : [],
    ),
    ...terms.flatMap(({ words, phrases }) => (phrases === null ? words : [...words, phrases])),
    ...pairs.map(({ query }) => query),
  ];
}

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

  it('is answered, in every order', { timeout: 120_000 }, async () => {
    const random = seededRandom(20_260_605);
    await createPaper({ titleText: 'Vision-language models', abstractText: 'GPT-4 reads "a & b | !c".' });
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
