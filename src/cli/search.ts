import { parseArgs } from 'node:util';
import { parseEnv } from '@/lib/env';
import { applyMigrations } from '@/lib/migrations/apply';
import { OperatorError } from '@/lib/operator-error';
import { openDatabase } from '@/lib/postgres/open';
import { runCommand } from './command';

const USAGE = `npm run search -- index      index the papers that are not, or by an older version
npm run search -- reindex    index all papers anew, and rebuild the index itself
npm run search -- recount    count anew how many papers have each word

Start does the first by itself. The others mend what was restored or changed by hand.`;

const COMMANDS = ['index', 'reindex', 'recount'] as const;

runCommand(async (say) => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const command = COMMANDS.find((each) => each === positionals[0]);
  if (!command || positionals.length > 1) throw new OperatorError(USAGE);
  const database = await openDatabase({ command: 'search', settings: parseEnv(process.env), say });
  process.env.DATABASE_URL = database.url;
  // Only now: these read DATABASE_URL when they are first used.
  const { closeDb } = await import('@/lib/db');
  try {
    await applyMigrations(database.url);
    const { indexStalePapers, recountSearchTerms, rebuildIndex } = await import(
      '@/features/search/indexing/mutations'
    );
    if (command === 'recount') {
      await recountSearchTerms();
      console.log('Counted.');
      return;
    }
    const papers = await indexStalePapers({ all: command === 'reindex' });
    if (command === 'reindex') await rebuildIndex();
    console.log(`${papers} papers indexed.`);
  } finally {
    await closeDb();
    await database.close();
  }
}, USAGE);
