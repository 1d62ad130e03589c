import { parseArgs } from 'node:util';
import { runCommand, UsageError } from './command';
import { withDatabase } from './with-database';

const USAGE = `npm run search -- index      index the papers that are not, or by an older version
npm run search -- reindex    index all papers anew, and rebuild the index itself
npm run search -- recount    count anew how many papers have each word

Start does the first by itself. The others mend what was restored or changed by hand.`;

const COMMANDS = ['index', 'reindex', 'recount'] as const;

runCommand(async (say) => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const command = COMMANDS.find((each) => each === positionals[0]);
  if (!command || positionals.length > 1) throw new UsageError();
  await withDatabase({ command: 'search', say }, async () => {
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
  });
}, USAGE);
