import { createReadStream } from 'node:fs';
import { splitJsonLines } from '@/features/ingest/formats/json-lines';
import type { PaperRecordInput } from '@/features/papers/schema';
import { cleanLine, cleanText, plainText } from '@/features/papers/tex-text';
import { openSqlite } from './sqlite';

/** Fills an FTS5 table with the texts of a corpus, cleaned as ours are: `build.ts CORPUS FILE`. */
const [corpus = '', file = ''] = process.argv.slice(2);
const sqlite = openSqlite(file);
sqlite.exec(
  `CREATE VIRTUAL TABLE papers USING fts5 (title, abstract, authors, tokenize = 'porter unicode61')`,
);
const insert = sqlite.prepare('INSERT INTO papers (title, abstract, authors) VALUES (?, ?, ?)');
sqlite.exec('BEGIN');
for await (const { raw } of splitJsonLines(createReadStream(corpus, 'utf8'))) {
  const { title, abstract, authors }: PaperRecordInput = JSON.parse(raw);
  const names = authors?.map(({ name }) => name).join(', ') ?? '';
  insert.run(plainText(cleanLine(title)), plainText(cleanText(abstract ?? '')), names);
}
sqlite.exec('COMMIT');
// One segment instead of several: as fast to search as it can be.
sqlite.exec(`INSERT INTO papers (papers) VALUES ('optimize')`);
sqlite.close();
