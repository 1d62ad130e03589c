import { afterAll, inject } from 'vitest';
import { queryServer, withDatabase } from './database';

/** Makes empty databases on the tests' server, for whoever needs a second one; they go with the file. */
export function useSpareDatabases(): (options?: { migrated?: boolean }) => Promise<string> {
  const server = inject('databaseServer');
  const made: string[] = [];
  afterAll(async () => {
    for (const name of made) await queryServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
  return async ({ migrated = false } = {}) => {
    const name = `broadsheet_spare_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
    made.push(name);
    await queryServer(
      server,
      `CREATE DATABASE ${name}${migrated ? ` TEMPLATE ${inject('databaseTemplate')}` : ''}`,
    );
    return withDatabase(server, name);
  };
}
