import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of recorded daily papers; ends the bench with a clear message where it is absent. */
export function archiveFolder(): string {
  const folder = path.resolve(process.env.SHARED_DIR ?? '../shared', 'data/hf-daily');
  if (existsSync(folder)) return folder;
  console.log(`Skipped: the archive was not found in ${folder}; set SHARED_DIR to where it lies.`);
  process.exit(0);
}
