import { parseArgs } from 'node:util';
import { runCommand } from '@/cli/command';
import { parseSize } from '../search/corpus/size';
import { readManifest, takeFolder } from '../search/folder';
import { copyDatabase, openDatabase } from '../search/postgres/database';
import { readSettings } from '../search/postgres/settings';
import { mean, ndcg, recall } from './metrics';
import { type JudgedQuery, readSciFact } from './scifact';
import { placeAmong, storeDocuments } from './stored';

const USAGE = `npm run bench:bounds      what it costs to look at some hundred candidates instead of all

SciFact's documents among the 87,326 papers that bench:search has loaded, in a copy of its
database. Each paper of SciFact gets the dates and votes of one of those, drawn by chance.

  --queries N   so many of the test queries (100): all papers are scored for each`;

const DEPTH = 100;

runCommand(async () => {
  const { values } = parseArgs({ options: { queries: { type: 'string', default: '100' } } });
  const queries = Number(values.queries);
  const { documents, test } = readSciFact();
  const folder = await takeFolder(parseSize('87k'));
  try {
    if (!readManifest(folder)) throw new Error('run `npm run bench:search` first: it loads the papers');
    const database = await openDatabase(folder, { settings: readSettings([]) });
    const copy = await copyDatabase(database, 'broadsheet_bounds');
    process.env.DATABASE_URL = copy.url;
    const { closeDb } = await import('@/lib/db');
    try {
      const ids = await storeDocuments(documents);
      await placeAmong([...ids.keys()]);
      await compare(ids, test.slice(0, queries));
    } finally {
      await closeDb();
      await copy.drop();
      await database.close();
    }
  } finally {
    await folder.release();
  }
}, USAGE);

async function compare(ids: Map<number, string>, queries: JudgedQuery[]): Promise<void> {
  const { searchPapers } = await import('@/features/search/queries');
  const { rankAllThatMatch } = await import('./exhaustive');
  const bounded = async (text: string) => {
    const found: number[] = [];
    let cursor: string | null = null;
    do {
      const result = await searchPapers({ text, sort: 'relevance', cursor });
      found.push(...result.hits.map(({ paper }) => paper.id));
      cursor = result.nextCursor;
    } while (cursor && found.length < DEPTH);
    return found;
  };
  const rankings = { 'as a search has it': bounded, 'all that have any word': rankAllThatMatch(DEPTH) };
  console.log(`\nSciFact among 87k papers, ${queries.length} test queries      nDCG@10   recall@100`);
  for (const [what, rank] of Object.entries(rankings)) {
    const rows: { gain: number; recalled: number }[] = [];
    for (const { text, relevant } of queries) {
      const ranking = (await rank(text)).map((id) => ids.get(id) ?? '');
      rows.push({ gain: ndcg(ranking, relevant), recalled: recall(ranking, relevant) });
    }
    const [gain, recalled] = [mean(rows.map((row) => row.gain)), mean(rows.map((row) => row.recalled))];
    console.log(`${what.padEnd(48)}${gain.toFixed(4).padStart(8)}${recalled.toFixed(4).padStart(12)}`);
  }
}
