import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type BenchQuery, benchQuery } from './query';

/** The fixed queries, in the order of their kinds. `draw-queries.ts` made them. */
export function readQueries(): BenchQuery[] {
  const file = path.join(import.meta.dirname, 'queries.jsonl');
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => benchQuery.parse(JSON.parse(line)));
}
