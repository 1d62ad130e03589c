import 'server-only';
import type pg from 'pg';

/** Statements that put back what was dropped. */
export type Structure = { restore: string[] };

/**
 * Takes away what would be kept row by row while tables are loaded: references between them and indexes, but for
 * primary keys. To be put back by `putBack` in the same transaction; triggers sleep until then, so that counters are
 * loaded as they were, not counted twice.
 */
export async function takeAside(client: pg.Client): Promise<Structure> {
  const references = await listReferences(client);
  const indexes = await listIndexes(client);
  const tables = await listTablesWithTriggers(client);
  for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  for (const { drop } of [...references, ...indexes]) await client.query(drop);
  return {
    restore: [
      ...indexes.map(({ create }) => create),
      ...references.map(({ create }) => create),
      ...tables.map((table) => `ALTER TABLE ${table} ENABLE TRIGGER USER`),
    ],
  };
}

export async function putBack(
  client: pg.Client,
  { restore }: Structure,
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  for (const [done, statement] of restore.entries()) {
    onProgress?.(done, restore.length);
    await client.query(statement);
  }
}

type Change = { drop: string; create: string };

async function listReferences(client: pg.Client): Promise<Change[]> {
  const { rows } = await client.query<Change>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS create
     FROM pg_constraint
     WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
     ORDER BY conname`,
  );
  return rows;
}

async function listIndexes(client: pg.Client): Promise<Change[]> {
  const { rows } = await client.query<Change>(
    `SELECT format('DROP INDEX %s', indexrelid::regclass) AS drop, pg_get_indexdef(indexrelid) AS create
     FROM pg_index
     JOIN pg_class AS relation ON relation.oid = indrelid
     WHERE relation.relnamespace = current_schema()::regnamespace
       AND relation.relkind = 'r'
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
     ORDER BY indexrelid`,
  );
  return rows;
}

async function listTablesWithTriggers(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT DISTINCT tgrelid::regclass::text AS name
     FROM pg_trigger
     JOIN pg_class AS relation ON relation.oid = tgrelid
     WHERE relation.relnamespace = current_schema()::regnamespace AND NOT tgisinternal
     ORDER BY name`,
  );
  return rows.map(({ name }) => name);
}
