import pg from 'pg';
import type { Engine } from '../engine';
import type { Kind } from '../queries/query';
import { buildPlain } from './build';

/** Of nothing but words: what its queries mean is the same. */
const KINDS: ReadonlySet<Kind> = new Set([
  ...(['common', 'middling', 'rare'] as const),
  ...(['two words', 'three words', 'four to six words'] as const),
]);

const SEARCH = `
  WITH term AS MATERIALIZED (
    SELECT quote_literal(lexeme)::tsquery AS query, ln(1 + COALESCE(rarity, 1e6)) AS weight
    FROM unnest(to_tsvector('english', $1))
    LEFT JOIN plain.terms ON word = lexeme
  ),
  candidate AS MATERIALIZED (
    SELECT id, words FROM plain.papers WHERE words @@ plainto_tsquery('english', $1) ORDER BY score DESC LIMIT 1000
  ),
  ranked AS (
    SELECT id, (SELECT sum(weight * ts_rank(words, query)) FROM term) AS rank FROM candidate ORDER BY rank DESC LIMIT 25
  )
  SELECT (SELECT count(*)::int FROM candidate) AS found, array_agg(id ORDER BY rank DESC) AS ids FROM ranked
`;

/**
 * What a page by relevance takes plain Postgres: of the papers that have all words the thousand that stand best, ranked by
 * the weight of each word times its ts_rank. It counts nothing, reads no texts, and finds nothing where no paper has all.
 */
export async function startPlain(url: string): Promise<{ engine: Engine; close: () => Promise<void> }> {
  await buildPlain(url);
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  const engine: Engine = {
    name: 'Plain Postgres, a page',
    answers: ({ kind }) => KINDS.has(kind),
    ask: async ({ text }) => {
      const start = performance.now();
      const { rows } = await pool.query(SEARCH, [text]);
      return { found: rows[0].found, ms: performance.now() - start };
    },
  };
  return { engine, close: () => pool.end() };
}
