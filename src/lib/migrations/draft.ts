import 'server-only';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { type MigrationList, NO_FILTERS, openEngine } from './engine';
import { readMigrations } from './folder';

const SCHEMA = 'prisma/schema.prisma';

/**
 * The SQL that leads from what the migrations give to what prisma/schema.prisma describes, or null where they
 * agree. Triggers, functions, checks and storage options are written by hand; the engine does not see them.
 * @param scratchUrl a server where databases may be made: the migrations run in one that is dropped again
 */
export async function draftMigration(
  scratchUrl: string,
  migrations: MigrationList = readMigrations(),
): Promise<string | null> {
  const pool = new pg.Pool({ connectionString: scratchUrl, max: 2 });
  const engine = await openEngine(pool);
  try {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrations },
      to: {
        tag: 'schemaDatamodel',
        files: [{ path: SCHEMA, content: readFileSync(SCHEMA, 'utf8') }],
      },
      script: true,
      exitCode: true,
      filters: NO_FILTERS,
    });
    return exitCode === 0 ? null : stdout;
  } finally {
    engine.free();
    await pool.end();
  }
}
