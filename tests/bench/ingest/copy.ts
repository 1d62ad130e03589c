import { createReadStream, createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { listTables, quote } from '@/lib/backup/tables';

/** What the others refer to; not timed. */
const BEFORE = ['topics', 'topic_forms'];
/** What ingest writes itself, whoever is referred to first. The rest (words, months, names, …) triggers write. */
const TAKEN = [
  'ingest_runs',
  'papers',
  'paper_authors',
  'paper_categories',
  'paper_links',
  'paper_aliases',
  'paper_topics',
  'paper_abbreviations',
  'editions',
  'edition_entries',
  'paper_versions',
  'source_records',
  'ingest_digests',
];
const SEARCH = ['search_terms', 'paper_search'];

/** Seconds, without the tables of search and with them. */
export type Copied = { plain: number; all: number };

/** Writes the rows that ingest made to files in a folder. */
export async function saveRows(client: pg.Client, folder: string): Promise<void> {
  for (const table of [...BEFORE, ...TAKEN, ...SEARCH]) {
    const rows = client.query(copyTo(`COPY ${await target(client, table)} TO STDOUT (FORMAT binary)`));
    await pipeline(rows, createWriteStream(fileOf(folder, table)));
  }
}

/**
 * Copies them into an empty database, its indexes and triggers as they are, a statement a table, and merges what the
 * index of search keeps pending, as ingest does at its end.
 */
export async function copyRows(client: pg.Client, folder: string): Promise<Copied> {
  for (const table of BEFORE) await copyTable(client, table, folder);
  const start = performance.now();
  for (const table of TAKEN) await copyTable(client, table, folder);
  const plain = performance.now() - start;
  for (const table of SEARCH) await copyTable(client, table, folder);
  await client.query(`SELECT gin_clean_pending_list('paper_search_keys_idx')`);
  return { plain: plain / 1_000, all: (performance.now() - start) / 1_000 };
}

async function copyTable(client: pg.Client, table: string, folder: string): Promise<void> {
  const rows = client.query(copyFrom(`COPY ${await target(client, table)} FROM STDIN (FORMAT binary)`));
  await pipeline(createReadStream(fileOf(folder, table)), rows);
}

async function target(client: pg.Client, name: string): Promise<string> {
  const table = (await listTables(client)).find((each) => each.table === name);
  if (!table) throw new Error(`there is no table ${name}`);
  return `${quote(name)} (${table.columns.map(quote).join(', ')})`;
}

function fileOf(folder: string, table: string): string {
  return path.join(folder, `${table}.copy`);
}
