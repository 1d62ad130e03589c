import 'server-only';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { countPapers } from '@/features/papers/queries';
import { ingest } from '../run';

/** Where the sample lies, from the folder that Broadsheet runs in. */
const FOLDER = 'src/features/ingest/sample';
const FILES = ['edition-2025-03-14.jsonl', 'archive-2026-06.jsonl'];

/**
 * Fills an empty database with the sample edition; does nothing where there are papers.
 * @returns how many papers there are in the sample, or null where nothing was done
 */
export async function seedSampleEdition(): Promise<number | null> {
  if ((await countPapers()) > 0) return null;
  let created = 0;
  for (const file of FILES) {
    const body = createReadStream(path.resolve(FOLDER, file));
    const { run } = await ingest({ body, via: 'sample', format: 'broadsheet-jsonl' });
    created += run.created;
  }
  return created;
}
