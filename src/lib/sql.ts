import 'server-only';
import { createHash } from 'node:crypto';
import { types } from 'pg';
import { Prisma, runStatement } from '@/lib/db';
import { noteStatement } from '@/lib/slow-statement';

const PARSERS = {
  // The driver would have a day begin at this machine's midnight.
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    type === types.builtins.DATE
      ? (text: string) => new Date(`${text}T00:00:00Z`)
      : types.getTypeParser(type, format),
};

/**
 * The rows that a statement reads, as `db.$queryRaw` takes it, straight from the driver: Prisma's way costs a third of a
 * millisecond more, which is what most statements of a search take. Outside transactions only. Of 64-bit integers and
 * numerics the driver makes texts: cast them.
 */
export function readRows(text: TemplateStringsArray, ...given: unknown[]): Promise<unknown[]> {
  return run(Prisma.sql(text, ...given));
}

/** A connection keeps so many plans, a tenth of a megabyte each. */
const MOST_PLANNED = 80;
const names = new Map<string, string>();

/**
 * The same, of a statement that is planned once for a connection, which for a short one is most of its time: one of few
 * texts, for which what it is asked makes no difference to how it is best done. Of more texts the later are planned anew
 * each time.
 */
export function readPlanned(text: TemplateStringsArray, ...given: unknown[]): Promise<unknown[]> {
  const statement = Prisma.sql(text, ...given);
  if (!names.has(statement.text) && names.size < MOST_PLANNED)
    // The app has several copies of this module on the same connections: only the text tells statements apart.
    names.set(
      statement.text,
      `planned_${createHash('sha256').update(statement.text).digest('hex').slice(0, 32)}`,
    );
  return run(statement, { name: names.get(statement.text) });
}

/** The same, of a statement that takes seconds, and nobody waits for it: it is not told of as a slow one. */
export function readAtLeisure(text: TemplateStringsArray, ...given: unknown[]): Promise<unknown[]> {
  return run(Prisma.sql(text, ...given), { isAwaited: false });
}

type Manner = { name?: string | undefined; isAwaited?: boolean };

async function run(
  { text: query, values }: Prisma.Sql,
  { name, isAwaited = true }: Manner = {},
): Promise<unknown[]> {
  const start = performance.now();
  const { rows } = await runStatement({
    text: query,
    values: values.map((value) => (value instanceof Date ? value.toISOString() : value)),
    types: PARSERS,
    ...(name && { name }),
  });
  if (isAwaited) noteStatement({ query, duration: performance.now() - start });
  return rows;
}
