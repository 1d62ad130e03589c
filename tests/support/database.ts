import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '@/lib/migrations/apply';
import { startEmbedded } from '@/lib/postgres/embedded';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of the server's database `postgres`, from which others may be made. */
    databaseServer: string;
    /** A migrated, empty database to copy. */
    databaseTemplate: string;
  }
}

/** Fast and careless: the server is thrown away. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
};

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

async function openServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, close: async () => {} };
  const folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-test-'));
  chmodSync(folder, 0o755); // as root the server runs as another account, which must get in
  const postgres = await startEmbedded({ folder: path.join(folder, 'postgres'), settings: SETTINGS });
  const close = async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: withDatabase(postgres.url, 'postgres'), close };
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
