import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCommand, UsageError } from './command';
import { countsInWords, requireFiles } from './ingest/files';
import { withDatabase } from './with-database';

const USAGE = `npm run cli -- import FILE…     take in what export wrote as JSON Lines

  --json           print the result as one line of JSON a file

Papers and editions are taken in as by ingest; readers by their address, or made; bookmarks, upvotes and reads are added
where they are missing. The same file again changes nothing. What cannot be taken in is kept with its reason, under
/api/ingest/runs/ID. Compressed files (gzip) are read as they are.`;

runCommand(async (say) => {
  const options = { json: { type: 'boolean', default: false } } as const;
  const { values, positionals: files } = parseArgs({ options, allowPositionals: true });
  if (files.length === 0) throw new UsageError();
  await requireFiles(files);
  await withDatabase({ command: 'import', say, heedsSignal: true }, async ({ signal }) => {
    const { importJsonLines } = await import('@/features/exports/import');
    for (const file of files) {
      const { runs, papers, marks } = await importJsonLines(() => createReadStream(file), { signal });
      if (values.json) console.log(JSON.stringify({ runs, papers, marks }));
      else {
        console.log(`${file}: papers, ${countsInWords(papers)}`);
        console.log(`${file}: ${marks.readers} readers and what they made, ${countsInWords(marks)}`);
      }
      const rejected = papers.rejected + marks.rejected;
      if (rejected > 0) say(`${file}: ${rejected} rejected, kept with the runs ${runs.join(', ')}`);
    }
  });
}, USAGE);
