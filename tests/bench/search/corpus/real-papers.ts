import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';

const realPaper = z.object({
  title: z.string(),
  abstract: z.string(),
  /** "cvpr", "icra". */
  venue: z.string(),
  year: z.number(),
});
export type RealPaper = z.infer<typeof realPaper>;

function pathOfPapers(): string {
  return path.resolve(process.env.SHARED_DIR ?? '../shared', 'data/corpus/papers-87k.jsonl.gz');
}

export function hasRealPapers(): boolean {
  return existsSync(pathOfPapers());
}

/** The file of real papers; ends the bench with a clear message where it is absent. */
function realPapersFile(): string {
  const file = pathOfPapers();
  if (hasRealPapers()) return file;
  console.error(
    `Skipped: the corpus was not found at ${file}; set SHARED_DIR to where its data folder lies.`,
  );
  process.exit(0);
}

/** The real papers, those of a venue and year beside each other. */
export async function* readRealPapers(): AsyncGenerator<RealPaper> {
  const lines = createInterface({ input: createReadStream(realPapersFile()).pipe(createGunzip()) });
  for await (const line of lines) if (line) yield realPaper.parse(JSON.parse(line));
}
