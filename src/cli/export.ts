import { parseArgs } from 'node:util';
import { OperatorError } from '@/lib/operator-error';
import { runCommand, UsageError } from './command';
import { EXPORT_FORMATS, type ExportPlan, planExport } from './export/plan';
import { writeTo } from './export/target';
import { StatusLine } from './status-line';
import { withDatabase } from './with-database';

const USAGE = `npm run cli -- export [FILE]     write papers and what readers made, to FILE or standard output

  --format NAME    jsonl, which Broadsheet takes in again (the default), bibtex, or csv
  --what NAMES     of papers, editions, bookmarks, votes and reads, with commas between
                   (jsonl: all of them; bibtex: papers, or bookmarks of one reader; csv: one of them)
  --reader WHO     only what this reader made, by id or address

A FILE that ends in .gz is compressed. What it says of papers is what anybody may see; for a copy of everything there is,
make a backup.`;

const OPTIONS = {
  format: { type: 'string', default: 'jsonl' },
  what: { type: 'string' },
  reader: { type: 'string' },
} as const;

runCommand(async (say) => {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [file, ...more] = positionals;
  if (more.length > 0) throw new UsageError();
  const plan = planExport(values);
  await withDatabase({ command: 'export', say, heedsSignal: true }, async ({ signal }) => {
    const line = new StatusLine();
    const reader = await findReader(values.reader);
    let length = 0;
    const onText = (text: string) => {
      length += text.length;
      if (file) line.show(`${(length / 2 ** 20).toFixed(1)} MB written`);
    };
    await writeTo(file ?? '-', textOf(plan, reader, onText), signal).finally(() => line.clear());
    if (file) say(`${file}: ${plan.what.join(', ')}, as ${EXPORT_FORMATS[plan.format]}.`);
  });
}, USAGE);

async function findReader(given: string | undefined): Promise<string | null> {
  if (given === undefined) return null;
  const { getReaderId } = await import('@/features/exports/queries');
  const id = await getReaderId(given);
  if (id === null) throw new OperatorError(`There is no reader "${given}".`);
  return id;
}

async function* textOf(
  { format, what }: ExportPlan,
  reader: string | null,
  onText: (text: string) => void,
): AsyncGenerator<string> {
  const { exportBibtex, exportCsv, exportJsonLines } = await import('@/features/exports/export');
  const texts = {
    jsonl: () => exportJsonLines({ what, reader }),
    bibtex: () => exportBibtex(reader),
    csv: () => exportCsv(what[0], reader),
  }[format]();
  for await (const text of texts) {
    onText(text);
    yield text;
  }
}
