import { Readable } from 'node:stream';
import type { PaperRecordInput } from '@/features/papers/schema';
import { createCalendar, createYears } from './calendar';
import { randomOf } from './draws';
import { Library } from './library';
import { makeText } from './made-text';
import { type RealPaper, readRealPapers } from './real-papers';
import { recordOf } from './record';
import type { Size } from './size';

export const SEED = 20_260_630;
/** People who write, for each paper. */
const PEOPLE = 0.6;
const REAL_PAPERS = 87_326;

type Papers = AsyncIterable<RealPaper> | Iterable<RealPaper>;

/** The real papers, with the dates, authors, categories, links and votes that they come without. */
export async function* realRecords(papers: Papers, seed = SEED): AsyncGenerator<PaperRecordInput> {
  const appear = createYears();
  const people = Math.ceil(REAL_PAPERS * PEOPLE);
  let index = 0;
  for await (const { year, ...text } of papers) {
    const random = randomOf(seed, index++);
    yield recordOf(text, appear(year, random), { random, people });
  }
}

/** So many papers made of the sentences of others, oldest first. */
export async function* madeRecords(
  papers: Papers,
  count: number,
  seed = SEED,
): AsyncGenerator<PaperRecordInput> {
  const library = await Library.of(papers);
  const appear = createCalendar(count);
  const people = Math.ceil(count * PEOPLE);
  for (let index = 0; index < count; index += 1) {
    const random = randomOf(seed, index);
    yield recordOf(makeText(library, random), appear(index, random), { random, people });
  }
}

/** A corpus as a body that ingest takes: a `broadsheet-jsonl` record a line. */
export function corpusBody({ made }: Size): Readable {
  const papers = readRealPapers();
  const records = made === null ? realRecords(papers) : madeRecords(papers, made);
  return Readable.from(lines(records), { objectMode: false });
}

/** Lines in pieces of some size: a piece a line would cost more than the line. */
async function* lines(records: AsyncIterable<PaperRecordInput>): AsyncGenerator<string> {
  let piece = '';
  for await (const record of records) {
    piece += `${JSON.stringify(record)}\n`;
    if (piece.length < 2 ** 17) continue;
    yield piece;
    piece = '';
  }
  if (piece) yield piece;
}
