import { parseArgs } from 'node:util';
import { OperatorError } from '@/lib/operator-error';
import { runCommand, type Say, UsageError } from './command';
import { ingestFiles, requireFiles } from './ingest/files';
import { readSourceRequest, requireDay } from './ingest/source-request';
import { ingestSource, printSources } from './ingest/sources';
import { withDatabase } from './with-database';

const USAGE = `npm run ingest -- FILE… | -          take papers in from files, or from standard input

  --day YYYY-MM-DD    put the papers in this day's edition (else: what the file says;
                      for FILE named YYYY-MM-DD.json, that day)
  --format NAME       do not tell the format from the content
  --json              print the result as one line of JSON, the last line of the output

Compressed files (gzip) are read as they are. The same input again changes nothing.
The exit status is 0 also where records were rejected: they are kept with their reason.

npm run ingest -- --source NAME      fetch what is new; NAME is arxiv, huggingface, github (stars)
                                     or summaries (by a model, where SUMMARY_URL is set)
npm run ingest -- --sources          list the sources, when each was asked and how that went

  --from YYYY-MM-DD   the days from this one on, up to --to or today: of huggingface the
  --to YYYY-MM-DD     daily papers, of arxiv what was changed then, new papers among it
  --again             from the first day, also where an earlier run of these days was stopped
  --metadata NAME     of arxiv: arXivRaw (with versions, the default) or arXiv
  --ids ID,ID…        of arxiv: these papers
  --query TEXT        of arxiv: what its API finds, such as "au:hinton AND cat:cs.LG"

ARXIV_CATEGORIES says what is followed on arXiv. Ctrl-C stops; the same command goes on from there.
The exit status is 1 where a source failed: what it gave before stays.`;

const OPTIONS = {
  day: { type: 'string' },
  format: { type: 'string' },
  json: { type: 'boolean' },
  source: { type: 'string' },
  sources: { type: 'boolean' },
  from: { type: 'string' },
  to: { type: 'string' },
  again: { type: 'boolean' },
  metadata: { type: 'string' },
  ids: { type: 'string' },
  query: { type: 'string' },
} as const;

type Given = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>;

runCommand(async (say) => {
  const given = parseArgs({ options: OPTIONS, allowPositionals: true });
  const work = await plan(given, say);
  // A source stops between two records; files are taken in batch by batch.
  const heedsSignal = given.values.source !== undefined;
  await withDatabase({ command: 'ingest', say, heedsSignal }, async () => {
    await work();
    const { learnTopicsIfDue } = await import('@/features/topics/learning/mutations');
    const learned = await learnTopicsIfDue();
    if (learned) say(`Learned topics: ${learned.created} new, ${learned.retired} retired`);
  });
}, USAGE);

/** What is to be done. @throws OperatorError before anything is opened, where the options are wrong */
async function plan({ values, positionals: files }: Given, say: Say): Promise<() => Promise<void>> {
  const { source, day, format, json = false } = values;
  if (values.sources) return printSources;
  if (source === undefined) {
    const stray = (['from', 'to', 'again', 'metadata', 'ids', 'query'] as const).find(
      (name) => name in values,
    );
    if (stray) throw new OperatorError(`--${stray} is for a source: give --source as well.`);
    if (files.length === 0) throw new UsageError();
    const edition = day === undefined ? null : requireDay(day, '--day');
    await requireFiles(files);
    return () => ingestFiles(files, { day: edition, format, json, say });
  }
  if (files.length > 0) throw new OperatorError(`Give --source or files, not both: "${files[0]}" is a file.`);
  if ((day ?? format) !== undefined) throw new OperatorError('--day and --format are for files.');
  const request = readSourceRequest(values, new Date());
  return () => ingestSource(request, { json, say });
}
