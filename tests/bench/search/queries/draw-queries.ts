import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomOf } from '../corpus/draws';
import { readRealPapers } from '../corpus/real-papers';
import { fieldDraws } from './draw-fields';
import { wordDraws } from './draw-words';
import { type BenchQuery, KINDS, type Kind } from './query';
import { readVocabulary } from './vocabulary';

/** Draws the fixed queries from the real papers and writes them to `queries.jsonl`; the same rule, the same queries. */
const SEED = 87_326;
const vocabulary = await readVocabulary(readRealPapers());
// Each kind has its numbers: a change of one leaves the others as they are.
let random = randomOf(SEED, 0);
const draws = { ...wordDraws(vocabulary, () => random()), ...fieldDraws(vocabulary, () => random()) };
const queries: BenchQuery[] = [];
for (const [place, [kind, count]] of (Object.entries(KINDS) as [Kind, number][]).entries()) {
  random = randomOf(SEED, place);
  const drawn = new Map<string, BenchQuery>();
  while (drawn.size < count) {
    const query = draws[kind]();
    drawn.set(query.text, { kind, ...query });
  }
  queries.push(...drawn.values());
}
const file = path.join(import.meta.dirname, 'queries.jsonl');
writeFileSync(file, queries.map((query) => `${JSON.stringify(query)}\n`).join(''));
