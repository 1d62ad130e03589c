import 'server-only';
import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { MigrationList } from './engine';

type AppliedRow = { name: string; checksum: string };

/** How a database stands to the migrations this code knows; names, oldest first. */
export type MigrationHistory = {
  applied: string[];
  /** Known here, not yet applied there. */
  pending: string[];
  /** Applied there, not known here: the database is newer than the code. */
  unknown: string[];
  /** Applied there with another text than here. */
  edited: string[];
};

/** Reads Prisma's own table; an empty database has all migrations pending. */
export async function readHistory(database: pg.Client, migrations: MigrationList): Promise<MigrationHistory> {
  const known = new Map(migrations.migrationDirectories.map((migration) => [migration.path, migration]));
  const rows = await readApplied(database);
  const applied = new Set(rows.map((row) => row.name));
  const edited = rows.filter(({ name, checksum }) => {
    const content = known.get(name)?.migrationFile.content;
    return content?.tag === 'ok' && createHash('sha256').update(content.value).digest('hex') !== checksum;
  });
  return {
    applied: rows.map((row) => row.name).filter((name) => known.has(name)),
    pending: [...known.keys()].filter((name) => !applied.has(name)),
    unknown: rows.map((row) => row.name).filter((name) => !known.has(name)),
    edited: edited.map((row) => row.name),
  };
}

async function readApplied(database: pg.Client): Promise<AppliedRow[]> {
  const { rows: tables } = await database.query<{ present: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present",
  );
  if (!tables[0]?.present) return [];
  const { rows } = await database.query<AppliedRow>(
    `SELECT migration_name AS name, checksum
     FROM _prisma_migrations
     WHERE finished_at IS NOT NULL
       AND rolled_back_at IS NULL
     ORDER BY migration_name`,
  );
  return rows;
}
