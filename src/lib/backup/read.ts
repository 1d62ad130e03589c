import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { OperatorError } from '@/lib/operator-error';
import {
  BACKUP_VERSION,
  type BackupEnd,
  type BackupHeader,
  type BackupTable,
  END_OF_ROWS,
  endSchema,
  headerSchema,
  LINE_LIMIT_BYTES,
  type TableTally,
  tableSchema,
  tallySchema,
} from './format';

const CHUNK_BYTES = 256 * 1024;
const NEW_LINE = 0x0a;
const END = Buffer.from(END_OF_ROWS);
const END_AFTER_ROW = Buffer.from(`\n${END_OF_ROWS}`);

/** A table of the file. `rows` come once, whole lines at a time, and are compared with `tally` at their end. */
export type TableInFile = BackupTable & { rows: AsyncIterable<Buffer>; tally: () => TableTally };

/**
 * Reads a backup from its beginning to its end, in bounded memory.
 * @throws OperatorError, from any method, where it is no backup, cut off or damaged; what came before is sound then
 */
export class BackupReader {
  private rest: Buffer = Buffer.alloc(0);
  private bytesRead = 0;
  private tables = 0;
  private readonly chunks: AsyncIterator<Buffer>;
  private readonly source;

  constructor(private readonly file: string) {
    this.source = createReadStream(file, { highWaterMark: CHUNK_BYTES });
    const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
    this.source.on('data', (chunk) => {
      this.bytesRead += chunk.length;
    });
    this.source.on('error', (error) => gunzip.destroy(error));
    this.chunks = this.source.pipe(gunzip)[Symbol.asyncIterator]();
  }

  /** Of the compressed file. */
  get position(): number {
    return this.bytesRead;
  }

  async header(): Promise<BackupHeader> {
    const line = await this.json('it is no backup of Broadsheet');
    const version = (line as { broadsheetBackup?: unknown } | null)?.broadsheetBackup;
    if (typeof version === 'number' && version > BACKUP_VERSION) {
      throw new OperatorError(
        `${this.file} was written by a newer Broadsheet (backup format ${version}; this one reads ${BACKUP_VERSION}).`,
      );
    }
    return this.parse(headerSchema, line, 'it is no backup of Broadsheet');
  }

  /** The next table, or how the file ends. The rows of the one before must have been read. */
  async next(): Promise<TableInFile | BackupEnd> {
    const line = await this.json();
    if (typeof line === 'object' && line !== null && 'end' in line) return this.finish(line);
    const table = this.parse(tableSchema, line);
    this.tables += 1;
    let found: TableTally | null = null;
    const tally = () => {
      if (!found) throw new Error(`the rows of ${table.table} were not read to their end`);
      return found;
    };
    const rows = this.rows(table.table, (given) => {
      found = given;
    });
    return { ...table, rows, tally };
  }

  /** Leaves the rest unread. */
  close(): void {
    this.source.destroy();
    void this.chunks.return?.();
  }

  private async *rows(table: string, tell: (tally: TableTally) => void): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    for (;;) {
      if (this.rest.subarray(0, END.length).equals(END)) break;
      const end = this.rest.indexOf(END_AFTER_ROW);
      const lines = this.rest.subarray(0, (end >= 0 ? end : this.rest.lastIndexOf(NEW_LINE)) + 1);
      if (lines.length > 0) {
        this.rest = this.rest.subarray(lines.length);
        hash.update(lines);
        yield lines;
      } else {
        await this.more();
      }
    }
    this.rest = this.rest.subarray(END.length);
    const tally = this.parse(tallySchema, await this.json());
    if (hash.digest('hex') !== tally.sha256) throw this.fault(`the rows of ${table} are not those written`);
    tell(tally);
  }

  private async finish(line: object): Promise<BackupEnd> {
    const end = this.parse(endSchema, line);
    if (end.tables !== this.tables) throw this.fault(`it has ${this.tables} tables of ${end.tables}`);
    if (this.rest.length > 0 || !(await this.pull()).done) throw this.fault('something follows its end');
    return end;
  }

  private async json(otherwise = 'a line is not what it should be'): Promise<unknown> {
    for (;;) {
      const at = this.rest.indexOf(NEW_LINE);
      if (at >= 0) {
        const line = this.rest.subarray(0, at).toString();
        this.rest = this.rest.subarray(at + 1);
        try {
          return JSON.parse(line);
        } catch {
          throw this.fault(otherwise);
        }
      }
      if (this.rest.length > LINE_LIMIT_BYTES) throw this.fault(otherwise);
      await this.more();
    }
  }

  private parse<Schema extends z.ZodType>(
    schema: Schema,
    line: unknown,
    otherwise = 'a line is not what it should be',
  ): z.output<Schema> {
    const { data, success } = schema.safeParse(line);
    if (!success) throw this.fault(otherwise);
    return data;
  }

  private async more(): Promise<void> {
    const { done, value } = await this.pull();
    if (done) throw this.fault('it is cut off');
    this.rest = this.rest.length > 0 ? Buffer.concat([this.rest, value]) : value;
  }

  private async pull(): Promise<IteratorResult<Buffer>> {
    try {
      return await this.chunks.next();
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'Z_BUF_ERROR') throw this.fault('it is cut off');
      if (code?.startsWith('Z_')) {
        throw this.fault(
          this.bytesRead > 0 && this.tables > 0 ? 'it is damaged' : 'it is no backup of Broadsheet',
        );
      }
      throw new OperatorError(`${this.file} cannot be read: ${code ?? message}.`);
    }
  }

  private fault(what: string): OperatorError {
    const place = this.tables > 0 ? ` (at table ${this.tables}, byte ${this.bytesRead} of the file)` : '';
    return new OperatorError(`${this.file} cannot be used: ${what}${place}.`);
  }
}

/** Reads a backup to its end. @throws OperatorError where it is not whole */
export async function checkBackup(
  file: string,
  { onProgress, signal }: { onProgress?: (position: number) => void; signal?: AbortSignal } = {},
): Promise<{ header: BackupHeader; tables: number; rows: number }> {
  const reader = new BackupReader(file);
  try {
    const header = await reader.header();
    for (let rows = 0, tables = 0; ; tables += 1) {
      const next = await reader.next();
      if ('end' in next) return { header, tables, rows };
      for await (const _ of next.rows) {
        signal?.throwIfAborted();
        onProgress?.(reader.position);
      }
      rows += next.tally().rows;
    }
  } finally {
    reader.close();
  }
}
