import { z } from 'zod';

/**
 * A backup is text, compressed by gzip, so that `zcat` shows it:
 *
 * ```
 * {"broadsheetBackup":1, …}                    who made it, from which migrations
 * {"table":"papers","columns":["id","key",…]}  a table; then a line a row, as Postgres's COPY writes it, in the order
 * 1 ⇥ 2406.11944 ⇥ …                           of the primary key (text by code point)
 * \.                                           no row can be this
 * {"rows":87326,"sha256":"…"}                  of the rows' lines, line breaks included
 * …
 * {"end":true,"tables":30,"sequences":{"papers_id_seq":{"last":87326,"called":true}}}
 * ```
 *
 * A file that does not end so is cut off.
 */
export const BACKUP_VERSION = 1;

/** No line but a row's is longer. */
export const LINE_LIMIT_BYTES = 2 ** 20;

/** Ends the rows of a table: COPY writes a backslash as two. */
export const END_OF_ROWS = '\\.\n';

const name = z.string().min(1).max(63);

export const headerSchema = z.object({
  broadsheetBackup: z.literal(BACKUP_VERSION),
  /** The version of Broadsheet that wrote it. */
  broadsheet: z.string(),
  createdAt: z.iso.datetime(),
  /** Of the server: "18.4". */
  postgres: z.string(),
  /** The names of the migrations that its tables come from, oldest first. */
  migrations: z.array(z.string().min(1)).min(1),
  /** What was set, by name, without secrets. */
  settings: z.record(z.string(), z.string()),
  /** The generated secrets, where the operator asked for them. */
  secrets: z.object({ ingestToken: z.string().min(1), authSecret: z.string().min(32) }).optional(),
});
export type BackupHeader = z.infer<typeof headerSchema>;

export const tableSchema = z.object({ table: name, columns: z.array(name).min(1) });
export type BackupTable = z.infer<typeof tableSchema>;

/** What a table's rows came to. */
export const tallySchema = z.object({
  rows: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type TableTally = z.infer<typeof tallySchema>;

export const endSchema = z.object({
  end: z.literal(true),
  tables: z.number().int().nonnegative(),
  /** Where each sequence stood: its last value, and whether it was given out. */
  sequences: z.record(name, z.object({ last: z.number().int(), called: z.boolean() })),
});
export type BackupEnd = z.infer<typeof endSchema>;

/** A line of JSON as it stands in the file. */
export function jsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
