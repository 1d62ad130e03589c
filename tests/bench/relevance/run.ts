import { applyMigrations } from '@/lib/migrations/apply';
import { openScratch } from '@/lib/postgres/scratch';
import { mean, ndcg, recall } from './metrics';
import { type JudgedQuery, readSciFact } from './scifact';
import { closePlain, plainRank, storeDocuments } from './stored';
import { textbookBm25 } from './textbook-bm25';

/**
 * How well searches rank: SciFact's claims as queries, by our own search, by Postgres' own `ts_rank` and by a textbook
 * BM25 on the same tokens. The parameters of ours were chosen on the train queries; test is only reported.
 */
const DEPTH = 100;
const { documents, train, test } = readSciFact();
const withTrain = process.argv.includes('--train');

const database = await openScratch();
process.env.DATABASE_URL = database.url;
const { closeDb } = await import('@/lib/db');
try {
  await applyMigrations(database.url);
  const ids = await storeDocuments(documents);
  const { searchPapers } = await import('@/features/search/queries');

  async function ours(text: string): Promise<string[]> {
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const result = await searchPapers({ text, sort: 'relevance', cursor });
      found.push(...result.hits.map(({ paper }) => ids.get(paper.id) ?? ''));
      cursor = result.nextCursor;
    } while (cursor && found.length < DEPTH);
    return found;
  }
  const textbook = textbookBm25(documents);
  const rankings: [string, (text: string) => string[] | Promise<string[]>][] = [
    ['plain ts_rank', (text) => plainRank(text, DEPTH, ids)],
    ['textbook BM25', (text) => textbook(text, DEPTH)],
    ['our search', ours],
  ];

  const sets: [string, JudgedQuery[]][] = [
    ['test', test],
    ...(withTrain ? [['train', train] as [string, JudgedQuery[]]] : []),
  ];
  for (const [name, queries] of sets) {
    console.log(`\nSciFact, ${queries.length} ${name} queries      nDCG@10   recall@100`);
    for (const [what, rank] of rankings) {
      const gains: number[] = [];
      const recalls: number[] = [];
      for (const { text, relevant } of queries) {
        const ranking = await rank(text);
        gains.push(ndcg(ranking, relevant));
        recalls.push(recall(ranking, relevant));
      }
      console.log(
        `${what.padEnd(32)}${mean(gains).toFixed(4).padStart(8)}${mean(recalls).toFixed(4).padStart(12)}`,
      );
    }
  }
} finally {
  await closePlain();
  await closeDb();
  await database.close();
}
