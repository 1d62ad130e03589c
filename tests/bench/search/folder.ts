import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { OperatorError } from '@/lib/operator-error';
import { lockFolder } from '@/lib/postgres/folder-lock';
import { SEED } from './corpus/corpus';
import type { Size } from './corpus/size';

/** What is known of a corpus that was loaded; written last, so that a load that broke off is done again. */
const manifest = z.object({
  size: z.string(),
  seed: z.number(),
  loadedAt: z.string(),
  records: z.number(),
  rejected: z.number(),
  recordsPerSecond: z.number(),
  /** Seconds that the steps after ingest took. */
  steps: z.record(z.string(), z.number()),
  /** MiB: of the process that takes the papers in, at its largest; of all of Postgres's, likewise. */
  peakProcess: z.number(),
  peakPostgres: z.number().nullable(),
});
export type Manifest = z.infer<typeof manifest>;

/** What the bench keeps between runs: loading a million papers takes its time. */
export type BenchFolder = {
  /** For all sizes. */
  root: string;
  /** For this one: corpus.jsonl, postgres/, papers.sqlite, manifest.json. */
  path: string;
  release: () => Promise<void>;
};

/**
 * Takes the folder of a size, made where it is missing, in `BENCH_DIR` or the temporary folder.
 * @throws OperatorError where another bench has it
 */
export async function takeFolder(size: Size): Promise<BenchFolder> {
  const root = path.resolve(process.env.BENCH_DIR ?? path.join(os.tmpdir(), 'broadsheet-bench-search'));
  const folder = path.join(root, size.name);
  mkdirSync(folder, { recursive: true });
  // As root the server runs as another account, which must get in.
  for (const each of [root, folder]) chmodSync(each, 0o755);
  const lock = await lockFolder(folder, () => ({ command: 'bench', address: null, databasePort: null }));
  if ('release' in lock) return { root, path: folder, release: lock.release };
  throw new OperatorError(`${folder} is in use by process ${lock.heldBy?.pid ?? '(unknown)'}.`);
}

export function emptyFolder({ path: folder }: BenchFolder): void {
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true });
}

/** Null where the corpus is not loaded whole, or was made by another rule. */
export function readManifest({ path: folder }: BenchFolder): Manifest | null {
  const file = path.join(folder, 'manifest.json');
  if (!existsSync(file)) return null;
  const { data } = manifest.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return data?.seed === SEED ? data : null;
}

export function writeManifest({ path: folder }: BenchFolder, written: Manifest): void {
  writeFileSync(path.join(folder, 'manifest.json'), `${JSON.stringify(written, null, 2)}\n`);
}

/** The file of a name, made by `make` under another name first: what is there is whole. */
export async function keepFile(
  { path: folder }: BenchFolder,
  name: string,
  make: (file: string) => Promise<void>,
): Promise<string> {
  const file = path.join(folder, name);
  if (existsSync(file)) return file;
  const part = `${file}.part`;
  rmSync(part, { force: true });
  await make(part);
  renameSync(part, file);
  return file;
}
