import { parseArgs } from 'node:util';
import { OperatorError } from '@/lib/operator-error';
import { parseSize } from './corpus/size';
import { readSettings } from './postgres/settings';
import { KINDS, type Kind } from './queries/query';

export const USAGE = `npm run bench:search -- [options]      search at scale, beside SQLite's FTS5

  --size 87k|1m|3m|N   the real papers (87k), or so many made of their sentences
  --rate N             searches a second of all clients together (20)
  --clients N          who send them, each at random moments (4)
  --rounds N           of all queries, after a cold one and one to warm up (3)
  --only KIND          only the queries of a kind ("common", "two words")
  --slowest N          list the slowest queries (5), with --explain what Postgres did for each
  --hostile N          also search for N texts made to do harm, one after the other
  --fts5 on|off        beside FTS5 (on up to 100,000 papers: it reads all that match)
  --plain              beside full-text search of plain Postgres, too (searches of nothing but words)
  --set NAME=VALUE     a setting of the server (shared_buffers=256MB); more than once
  --fresh              load the corpus anew

BENCH_DIR is where corpora and databases are kept (the temporary folder), SHARED_DIR where the
real papers are, FTS5_NODE a Node that has node:sqlite.`;

const OPTIONS = {
  size: { type: 'string', default: '87k' },
  rate: { type: 'string', default: '20' },
  clients: { type: 'string', default: '4' },
  rounds: { type: 'string', default: '3' },
  only: { type: 'string' },
  slowest: { type: 'string', default: '5' },
  explain: { type: 'boolean', default: false },
  hostile: { type: 'string' },
  fts5: { type: 'string' },
  plain: { type: 'boolean', default: false },
  set: { type: 'string', multiple: true, default: [] as string[] },
  fresh: { type: 'boolean', default: false },
} as const;

/** FTS5 cannot keep up with a rate at more. */
const FTS5_PAPERS = 100_000;

export type BenchOptions = ReturnType<typeof readOptions>;

/** @throws OperatorError naming an option and what it may be */
export function readOptions(args: string[]) {
  const { values } = parseArgs({ args, options: OPTIONS });
  const size = parseSize(values.size);
  const fts5 = values.fts5 ?? ((size.made ?? 0) <= FTS5_PAPERS ? 'on' : 'off');
  if (fts5 !== 'on' && fts5 !== 'off') throw new OperatorError(`--fts5 must be on or off, but is "${fts5}"`);
  return {
    size,
    rate: positive('rate', values.rate),
    clients: positive('clients', values.clients),
    rounds: positive('rounds', values.rounds),
    only: values.only === undefined ? null : kindNamed(values.only),
    slowest: positive('slowest', values.slowest),
    explain: values.explain,
    hostile: values.hostile === undefined ? 0 : positive('hostile', values.hostile, 6),
    fts5: fts5 === 'on',
    plain: values.plain,
    set: values.set,
    settings: readSettings(values.set),
    fresh: values.fresh,
  };
}

function positive(name: string, text: string, digits = 5): number {
  if (/^[1-9]\d*$/.test(text) && text.length <= digits) return Number(text);
  throw new OperatorError(`--${name} must be a whole number from 1 to ${10 ** digits - 1}, but is "${text}"`);
}

function kindNamed(text: string): Kind {
  if (text in KINDS) return text as Kind;
  throw new OperatorError(`--only must be one of ${Object.keys(KINDS).join(', ')}, but is "${text}"`);
}
