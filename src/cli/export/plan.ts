import { EXPORTED, type Exported } from '@/features/exports/exported';
import { UsageError } from '../command';

export const EXPORT_FORMATS = { jsonl: 'JSON Lines', bibtex: 'BibTeX', csv: 'CSV' } as const;
type Format = keyof typeof EXPORT_FORMATS;

/** What is to be written; at least one thing. */
export type ExportPlan = { format: Format; what: readonly [Exported, ...Exported[]] };

type Given = { format: string; what?: string | undefined; reader?: string | undefined };

/** @throws UsageError saying what does not go together */
export function planExport({ format, what, reader }: Given): ExportPlan {
  if (!Object.hasOwn(EXPORT_FORMATS, format)) {
    throw new UsageError(
      `--format must be one of ${Object.keys(EXPORT_FORMATS).join(', ')}, not "${format}".`,
    );
  }
  const [first, ...rest] = readWhat(what);
  if (format === 'jsonl') {
    const all = first ? [first, ...rest] : EXPORTED.filter((each) => reader === undefined || isMade(each));
    return { format, what: inOrder(all) };
  }
  if (rest.length > 0) throw new UsageError(`${format} holds one of --what at a time.`);
  if (format === 'csv') {
    if (!first) throw new UsageError('csv needs --what: papers, editions, bookmarks, votes or reads.');
    return { format, what: [first] };
  }
  const wanted = first ?? (reader === undefined ? 'papers' : 'bookmarks');
  if (wanted === 'papers' && reader === undefined) return { format: 'bibtex', what: ['papers'] };
  if (wanted === 'bookmarks' && reader !== undefined) return { format: 'bibtex', what: ['bookmarks'] };
  throw new UsageError('bibtex holds papers, or the bookmarks of one reader: --what bookmarks --reader WHO.');
}

function readWhat(text = ''): Exported[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => {
      const known = EXPORTED.find((each) => each === name);
      if (known) return known;
      throw new UsageError(`--what takes ${EXPORTED.join(', ')}, not "${name}".`);
    });
}

/** In which they can be taken in again. */
function inOrder(all: Exported[]): ExportPlan['what'] {
  return EXPORTED.filter((each) => all.includes(each)) as [Exported, ...Exported[]];
}

function isMade(what: Exported): boolean {
  return what !== 'papers' && what !== 'editions';
}
