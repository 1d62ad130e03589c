import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '@/lib/migrations/apply';
import type { OpenDatabase } from '@/lib/postgres/open';
import { openScratch } from '@/lib/postgres/scratch';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of a database from which others may be made. */
    databaseServer: string;
    /** A migrated, empty database to copy. */
    databaseTemplate: string;
  }
}

/**
 * One server for the whole run of the `db` project: an embedded one in a temporary folder, or the one that
 * TEST_DATABASE_URL names (any account that may create databases). Each test file copies the migrated template.
 */
export default async function setup(project: TestProject) {
  const server = await openServer();
  const template = `broadsheet_template_${process.pid}`;
  try {
    await queryServer(server.url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await queryServer(server.url, `CREATE DATABASE ${template}`);
    await applyMigrations(withDatabase(server.url, template));
  } catch (error) {
    await server.close();
    throw error;
  }
  project.provide('databaseServer', server.url);
  project.provide('databaseTemplate', template);
  return async () => {
    await queryServer(server.url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await server.close();
  };
}

async function openServer(): Promise<OpenDatabase> {
  const given = process.env.TEST_DATABASE_URL;
  return given ? { url: given, close: async () => {} } : openScratch();
}

/** The same server and account, another database. */
export function withDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

/** Runs one statement on its own connection. */
export async function queryServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
