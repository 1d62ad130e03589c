import 'server-only';
import { Prisma } from '@/lib/db';
import { type Codes, NAME, PART } from '../../analysis/codes';
import type { TextField } from '../../language/tree';
import type { Check } from '../match';
import type { Sequence } from '../tsquery';
import { writtenAs } from './pattern';

/** All of no conditions hold, none of none. */
export function together(kind: 'all' | 'any', conditions: Prisma.Sql[]): Prisma.Sql {
  if (conditions.length === 0) return kind === 'all' ? Prisma.sql`TRUE` : Prisma.sql`FALSE`;
  return Prisma.sql`(${Prisma.join(conditions, kind === 'all' ? ' AND ' : ' OR ')})`;
}

/** A document as a statement has it, and the codes of all lexemes that it is asked for. */
type Read = { coded: Prisma.Sql; codes: Codes };

/** A check that documents alone tell, as a condition on one. */
export function askedOfDocument(check: Check, read: Read): Prisma.Sql {
  switch (check.kind) {
    case 'written':
      return together('any', hasAny(check, read).flat());
    case 'named':
      return hasNames(check.names, read);
    case 'not':
      return Prisma.sql`NOT ${askedOfDocument(check.check, read)}`;
    case 'any':
      return together('any', askedOfAny(check.checks, read).flat());
    case 'all': {
      // What may all not be there is any of it.
      const excluded = check.checks.flatMap((each) => (each.kind === 'not' ? [each.check] : []));
      const others = check.checks.filter((each) => each.kind !== 'not');
      return together('all', [
        ...others.map((each) => askedOfDocument(each, read)),
        ...(excluded.length > 0
          ? [Prisma.sql`NOT ${askedOfDocument({ kind: 'any', checks: excluded }, read)}`]
          : []),
      ]);
    }
    default:
      throw new Error(`A check of kind ${check.kind} is of no document`);
  }
}

/** Any of these: conditions that are told quickly and nearly always hold, where any does, then those that take longer. */
export function askedOfAny(checks: Check[], read: Read): [quick: Prisma.Sql[], slow: Prisma.Sql[]] {
  const others = checks.filter((each) => each.kind !== 'written');
  const written = [null, ...PARTS].map((part) => {
    const sequences = checks.flatMap((each) =>
      each.kind === 'written' && each.part === part ? each.sequences : [],
    );
    return hasAny({ sequences, part }, read);
  });
  return [
    written.flatMap(([quick]) => quick),
    [...written.flatMap(([, slow]) => slow), ...others.map((each) => askedOfDocument(each, read))],
  ];
}

const PARTS: TextField[] = ['title', 'author', 'venue', 'abstract'];

function textOf(part: TextField | null, { coded }: Read): Prisma.Sql {
  if (part === null) return coded;
  return Prisma.sql`split_part(${coded}, ${PART}, ${PARTS.indexOf(part) + 1}::int)`;
}

/**
 * Any of their sequences: first all of them as they nearly always stand, which takes less than a pattern. Of one text there
 * is one pattern for all: of more than 32 that a connection uses by turns, each is read anew for each document.
 */
function hasAny(
  { sequences, part }: { sequences: Sequence[]; part: TextField | null },
  read: Read,
): [quick: Prisma.Sql[], slow: Prisma.Sql[]] {
  const text = textOf(part, read);
  const written = sequences.flatMap((sequence) => writtenAs(sequence, read.codes) ?? []);
  const single = written.flatMap(({ patterns: [only, another] }) => (only && !another ? `(?:${only})` : []));
  const several = written.filter(({ patterns }) => patterns.length > 1);
  return [
    written.map(({ like }) => Prisma.sql`${text} LIKE ${like}`),
    [
      ...(single.length > 0 ? [Prisma.sql`${text} ~ ${single.join('|')}`] : []),
      ...several.map(({ patterns }) =>
        together(
          'all',
          patterns.map((pattern) => Prisma.sql`${text} ~ ${pattern}`),
        ),
      ),
    ],
  ];
}

function hasNames(names: string[], read: Read): Prisma.Sql {
  const known = names.flatMap((name) => read.codes.get(name) ?? []);
  if (known.length < names.length) return Prisma.sql`FALSE`;
  const conditions = known.map((code) => Prisma.sql`strpos(author, ${code}) > 0`);
  return Prisma.sql`EXISTS (
    SELECT FROM unnest(string_to_array(${textOf('author', read)}, ${NAME})) AS author WHERE ${Prisma.join(conditions, ' AND ')}
  )`;
}
