import 'server-only';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

const MODULE = 'pg_stat_statements';

/** What the module is started with: some hundred kilobytes of memory, and nothing of `BEGIN` and `COMMIT`. */
const SETTINGS = {
  shared_preload_libraries: MODULE,
  [`${MODULE}.max`]: '1000',
  [`${MODULE}.track_utility`]: 'off',
};

/**
 * Settings by which an embedded server counts its statements and the time they take, whenever its cluster was made.
 * None where the operator's own configuration says what is preloaded, or the server came without the module.
 */
export function statementSettings({
  data,
  program,
}: {
  data: string;
  program: string;
}): Record<string, string> {
  const isConfigured = ['postgresql.conf', 'postgresql.auto.conf'].some((name) => {
    const file = path.join(data, name);
    return existsSync(file) && /^\s*shared_preload_libraries\s*=?\s*'.*\w/im.test(readFileSync(file, 'utf8'));
  });
  return isConfigured || !hasModule(program) ? {} : SETTINGS;
}

function hasModule(program: string): boolean {
  const libraries = path.resolve(path.dirname(program), '../lib');
  return ['so', 'dylib', 'dll'].some((suffix) =>
    ['postgresql', ''].some((folder) => existsSync(path.join(libraries, folder, `${MODULE}.${suffix}`))),
  );
}

/** Makes what was counted visible in the database. A server that cannot is none the worse. */
export async function showStatements(client: pg.Client): Promise<void> {
  await client.query(`CREATE EXTENSION IF NOT EXISTS ${MODULE}`).catch((error: unknown) => {
    if (!(error instanceof pg.DatabaseError)) throw error;
  });
}
