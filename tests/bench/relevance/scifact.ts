import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** A claim, with the documents that bear on it and how well, by their ids. */
export type JudgedQuery = { id: string; text: string; relevant: Map<string, number> };
export type Judged = {
  documents: { id: string; title: string; text: string }[];
  /** To choose parameters by. */
  train: JudgedQuery[];
  /** To report, never to choose by. */
  test: JudgedQuery[];
};

const document = z.object({ _id: z.string(), title: z.string(), text: z.string() });
const query = z.object({ _id: z.string(), text: z.string() });

/**
 * SciFact as BEIR has it: 5,183 abstracts, 809 queries to tune on, 300 to test. Ends the bench with a clear message
 * where it is absent.
 */
export function readSciFact(): Judged {
  const folder = path.resolve(process.env.SHARED_DIR ?? '../shared', 'data/relevance/scifact');
  if (!existsSync(folder)) {
    console.log(`Skipped: SciFact was not found in ${folder}; set SHARED_DIR to where the data lies.`);
    process.exit(0);
  }
  const texts = new Map(
    readLines(path.join(folder, 'queries.jsonl'))
      .map((line) => query.parse(JSON.parse(line)))
      .map(({ _id, text }) => [_id, text]),
  );
  return {
    documents: readLines(path.join(folder, 'corpus.jsonl'))
      .map((line) => document.parse(JSON.parse(line)))
      .map(({ _id, title, text }) => ({ id: _id, title, text })),
    train: readJudgements(path.join(folder, 'qrels/train.tsv'), texts),
    test: readJudgements(path.join(folder, 'qrels/test.tsv'), texts),
  };
}

/** Lines of query id, document id and grade, under a heading. */
function readJudgements(file: string, texts: Map<string, string>): JudgedQuery[] {
  const queries = new Map<string, JudgedQuery>();
  for (const line of readLines(file).slice(1)) {
    const [id = '', documentId = '', grade] = line.split('\t');
    const judged = queries.get(id) ?? { id, text: texts.get(id) ?? '', relevant: new Map() };
    if (Number(grade) > 0) judged.relevant.set(documentId, Number(grade));
    queries.set(id, judged);
  }
  return [...queries.values()].filter(({ relevant }) => relevant.size > 0);
}

function readLines(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}
