import { type Day, dayOf, parseDay } from '@/lib/day';
import { OperatorError } from '@/lib/operator-error';

const FAMILIES = ['arxiv', 'huggingface', 'github', 'summaries'] as const;
const eitherOf = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const METADATA = ['arXivRaw', 'arXiv'] as const;

type Given = {
  source?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  ids?: string | undefined;
  query?: string | undefined;
  metadata?: string | undefined;
  again?: boolean | undefined;
};

/** What is wanted of a source. */
export type SourceRequest = { family: (typeof FAMILIES)[number] } & (
  | { want: 'new' }
  | {
      want: 'range';
      range: { first: Day; last: Day };
      metadataPrefix: (typeof METADATA)[number];
      again: boolean;
    }
  | { want: 'ids'; ids: string[] }
  | { want: 'query'; query: string }
);

/** @throws OperatorError saying which option is wrong and what it takes */
export function readSourceRequest(given: Given, now: Date): SourceRequest {
  const family = oneOf(FAMILIES, given.source ?? '', '--source');
  const { ids, query, from, to } = given;
  const isRange = from !== undefined || to !== undefined;
  const wants = [isRange, ids !== undefined, query !== undefined].filter(Boolean).length;
  if (wants > 1) throw new OperatorError('Give only one of --from and --to, --ids, and --query.');
  if (family !== 'arxiv' && (ids ?? query ?? given.metadata) !== undefined) {
    throw new OperatorError('--ids, --query and --metadata are for --source arxiv.');
  }
  if (isRange && family !== 'arxiv' && family !== 'huggingface') {
    throw new OperatorError('--from and --to are for --source arxiv and --source huggingface.');
  }
  if (!isRange && (given.metadata ?? given.again) !== undefined) {
    throw new OperatorError('--metadata and --again are for a range: give --from as well.');
  }
  if (ids !== undefined) return { family, want: 'ids', ids: ids.split(/[\s,]+/).filter(Boolean) };
  if (query !== undefined) return { family, want: 'query', query: requireText(query) };
  if (!isRange) return { family, want: 'new' };
  const metadataPrefix = oneOf(METADATA, given.metadata ?? 'arXivRaw', '--metadata');
  return {
    family,
    want: 'range',
    range: readRange({ from, to }, now),
    metadataPrefix,
    again: given.again ?? false,
  };
}

function readRange({ from, to }: { from: string | undefined; to: string | undefined }, now: Date) {
  const today = dayOf(now);
  if (from === undefined) throw new OperatorError('Give --from as well as --to.');
  const first = requireDay(from, '--from');
  const last = to === undefined ? today : requireDay(to, '--to');
  if (first > last) throw new OperatorError(`--from ${first} is after --to ${last}.`);
  if (last > today) throw new OperatorError(`--to ${last} is in the future: today is ${today} (UTC).`);
  return { first, last };
}

export function requireDay(text: string, option: string): Day {
  const day = parseDay(text);
  if (!day) throw new OperatorError(`${option} must be YYYY-MM-DD, not "${text}".`);
  return day;
}

function requireText(query: string): string {
  if (query.trim()) return query.trim();
  throw new OperatorError('--query must not be empty.');
}

function oneOf<Name extends string>(names: readonly Name[], given: string, option: string): Name {
  const found = names.find((name) => name === given);
  if (found) return found;
  throw new OperatorError(`${option} must be ${eitherOf.format(names)}, not "${given}".`);
}
