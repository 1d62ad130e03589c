import 'server-only';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MigrationList } from './engine';

export const MIGRATIONS_DIR = path.resolve('prisma/migrations');
const LOCKFILE = 'migration_lock.toml';

/** The migrations this code knows, oldest first, as the engine takes them. */
export function readMigrations(baseDir = MIGRATIONS_DIR): MigrationList {
  const names = readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir,
    lockfile: { path: LOCKFILE, content: readFileSync(path.join(baseDir, LOCKFILE), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(path.join(baseDir, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}
