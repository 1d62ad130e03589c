import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Recorded } from './answer';

/** An answer that was kept with its address. */
const recording = z.object({
  url: z.url(),
  status_code: z.int().default(200),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string(),
});

const TYPES: Record<string, string> = {
  '.json': 'application/json',
  '.jsonl': 'application/jsonl',
  '.xml': 'text/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.gz': 'application/gzip',
};

/**
 * The answers in a folder, by path and query: a JSON file of `{ url, status_code, headers?, body }` answers at its
 * url's path, any other file at its own.
 */
export function readRecordings(folder: string): Map<string, Recorded> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return recorded(readFileSync(file)) ?? plainFile(file, folder);
    }),
  );
}

function recorded(bytes: Buffer): [string, Recorded] | null {
  // The first bytes tell: nobody parses megabytes of something else.
  if (!/^\s*\{\s*"url"/.test(bytes.toString('latin1', 0, 40))) return null;
  const { url, status_code, headers, body } = recording.parse(JSON.parse(bytes.toString('utf8')));
  const { pathname, search } = new URL(url);
  return [pathname + search, { status: status_code, headers, body }];
}

function plainFile(file: string, folder: string): [string, Recorded] {
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
  const place = path.relative(folder, file).replaceAll(path.sep, '/');
  return [`/${place}`, { headers: { 'Content-Type': type }, body: readFileSync(file) }];
}
