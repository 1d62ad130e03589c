import pg from 'pg';
import { z } from 'zod';

const relation = z.object({ name: z.string(), table: z.number(), indexes: z.number() });
/** A table's bytes with what it stores apart, and those of its indexes. */
export type RelationSize = z.infer<typeof relation>;

/** The tables that search alone needs. */
const SEARCH_TABLES = /search|document/;

/** The largest first. */
export async function listSizes(url: string): Promise<RelationSize[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(`
      SELECT relname AS name, pg_table_size(oid)::float8 AS table, pg_indexes_size(oid)::float8 AS indexes
      FROM pg_class
      WHERE relkind IN ('r', 'm') AND relnamespace = 'public'::regnamespace
      ORDER BY pg_total_relation_size(oid) DESC
    `);
    return z.array(relation).parse(rows);
  } finally {
    await client.end();
  }
}

export function searchSizes(sizes: readonly RelationSize[]): RelationSize[] {
  return sizes.filter(({ name }) => SEARCH_TABLES.test(name));
}
