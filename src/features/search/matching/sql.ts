import 'server-only';
import { Prisma } from '@/lib/db';
import { type Codes, NAME, PART } from '../analysis/codes';
import type { TextField } from '../language/tree';
import { MOST_VOTES } from '../voted';
import { type Check, isOfDocuments, readsDocuments } from './match';
import { MOST_READ } from './most-read';
import { writtenAs } from './pattern';
import type { Sequence } from './tsquery';

/** `published_on` of a paper of which no date is known. */
const UNKNOWN_DAY = '0001-01-01';

/** Which papers a search looks at. */
export type Wanted = {
  /** The text of a tsquery over `search_keys`; null asks nothing of the index. */
  keys: string | null;
  /** What is asked of each paper that the keys give. */
  rest: Check | null;
  /** What one in some hundred of them does not satisfy: asked only where it is not too many that are looked at. */
  doubt: Check | null;
  /** Whose marks `is:` means; nobody's where null. */
  userId: string | null;
  /** Of all lexemes that documents are asked for. */
  codes: Codes;
  /** Papers that came later are left out: the pages of one search must agree. */
  ceiling: number;
  /** Only those from here on, where a part of the papers will do. */
  window: Window | null;
  /** Only these; null: any. */
  ids: number[] | null;
  /** Only one half of all papers, whichever they are. */
  half?: 0 | 1;
  /** What comes first where no more than so many documents are read. */
  order: Window['by'];
};

/** A part of all papers, which the index can narrow to: what is best by one of its orders. */
export type Window =
  | { by: 'standing'; from: number }
  | { by: 'day'; from: string }
  | { by: 'votes'; tiers: string };

/** Whether documents are read to tell which papers match, however few the index gives. */
export function isRead(wanted: Wanted): wanted is Wanted & { rest: Check } {
  return wanted.rest !== null && readsDocuments(wanted.rest);
}

/** `FROM … WHERE …` for the papers that a search looks at, as `search`. */
export function matching(wanted: Wanted): Prisma.Sql {
  const { rest, doubt } = wanted;
  if (!isRead(wanted)) return given(wanted, [rest, doubt]);
  const conditions = [rest, doubt].flatMap((check) => (check ? [asked(check, wanted)] : []));
  return Prisma.sql`
    FROM (SELECT search.* ${readable(wanted)}) AS search
    WHERE ${Prisma.join(conditions, ' AND ')}`;
}

/** `FROM …` for the papers whose documents are read: what the index gives, no more than are read, the first by an order. */
export function readable(wanted: Wanted): Prisma.Sql {
  const order = {
    standing: Prisma.sql`search.standing`,
    day: Prisma.sql`search.published_on`,
    votes: Prisma.sql`search.votes`,
  }[wanted.window?.by ?? wanted.order];
  return Prisma.sql`${given(wanted, [])} ORDER BY ${order} DESC, search.paper_id DESC LIMIT ${MOST_READ}`;
}

function given(wanted: Wanted, checks: (Check | null)[]): Prisma.Sql {
  const { keys, ceiling, window, ids, half } = wanted;
  const all = [keys, window?.by === 'votes' ? window.tiers : null].filter((each) => each !== null);
  const conditions = [
    Prisma.sql`search.paper_id <= ${ceiling}::int`,
    ...(all.length > 0
      ? [
          Prisma.sql`search_keys(search.paper_id, search.revision, search.facets) @@ ${all.map((each) => `(${each})`).join(' & ')}::tsquery`,
        ]
      : []),
    ...(window?.by === 'standing' ? [Prisma.sql`search.standing >= ${window.from}::smallint`] : []),
    ...(window?.by === 'day' ? [Prisma.sql`search.published_on >= ${window.from}::date`] : []),
    ...(half === undefined ? [] : [Prisma.sql`search.paper_id & 1 = ${half}::int`]),
    ...(ids ? [Prisma.sql`search.paper_id = ANY (${ids}::int[])`] : []),
    ...checks.flatMap((check) => (check ? [asked(check, wanted)] : [])),
  ];
  return Prisma.sql`
    FROM paper_search AS search
    WHERE ${Prisma.join(conditions, ' AND ')}`;
}

/** A paper and its votes in one number, so that a list of both is one array (`readVoted`). */
export const packed = Prisma.sql`least(votes, ${MOST_VOTES}::int)::int8 << 32 | paper_id`;

type Asking = Pick<Wanted, 'userId' | 'codes'> & {
  /** The paper's `document` is at hand already. */
  withDocument?: boolean;
};

/** A check as a condition on one row; its document is looked up, once, so that no plan reads all documents. */
export function asked(check: Check, asking: Asking): Prisma.Sql {
  if (isOfDocuments(check)) {
    const condition = askedOfDocument(check, asking);
    if (asking.withDocument) return condition;
    return Prisma.sql`(
      SELECT ${condition} FROM paper_documents AS document WHERE document.paper_id = search.paper_id
    )`;
  }
  if (check.kind === 'not') return Prisma.sql`NOT ${asked(check.check, asking)}`;
  if (check.kind !== 'all' && check.kind !== 'any') return askedOfRow(check, asking);
  // What the row tells first: then the document need not be read.
  const ofRow = check.checks.filter((each) => !isOfDocuments(each));
  const ofDocument = check.checks.filter(isOfDocuments);
  const checks: Check[] =
    ofDocument.length > 0 ? [...ofRow, { kind: check.kind, checks: ofDocument }] : ofRow;
  return together(
    check.kind,
    checks.map((each) => asked(each, asking)),
  );
}

/** All of no conditions hold, none of none. */
function together(kind: 'all' | 'any', conditions: Prisma.Sql[]): Prisma.Sql {
  if (conditions.length === 0) return kind === 'all' ? Prisma.sql`TRUE` : Prisma.sql`FALSE`;
  return Prisma.sql`(${Prisma.join(conditions, kind === 'all' ? ' AND ' : ' OR ')})`;
}

/** A check as a condition on a `document`. */
function askedOfDocument(check: Check, asking: Asking): Prisma.Sql {
  switch (check.kind) {
    case 'written':
      return hasAny(check, asking);
    case 'named':
      return hasNames(check.names, asking);
    case 'not':
      return Prisma.sql`NOT ${askedOfDocument(check.check, asking)}`;
    case 'any': {
      const others = check.checks.filter((each) => each.kind !== 'written');
      return together('any', [
        ...[null, ...PARTS].flatMap((part) => {
          const sequences = check.checks.flatMap((each) =>
            each.kind === 'written' && each.part === part ? each.sequences : [],
          );
          return sequences.length > 0 ? [hasAny({ sequences, part }, asking)] : [];
        }),
        ...others.map((each) => askedOfDocument(each, asking)),
      ]);
    }
    case 'all': {
      // What may all not be there is any of it.
      const excluded = check.checks.flatMap((each) => (each.kind === 'not' ? [each.check] : []));
      const others = check.checks.filter((each) => each.kind !== 'not');
      return together('all', [
        ...others.map((each) => askedOfDocument(each, asking)),
        ...(excluded.length > 0
          ? [Prisma.sql`NOT ${askedOfDocument({ kind: 'any', checks: excluded }, asking)}`]
          : []),
      ]);
    }
    default:
      throw new Error(`A check of kind ${check.kind} is of no document`);
  }
}

const PARTS: TextField[] = ['title', 'author', 'venue', 'abstract'];

function textOf(part: TextField | null): Prisma.Sql {
  if (part === null) return Prisma.sql`document.coded`;
  return Prisma.sql`split_part(document.coded, ${PART}, ${PARTS.indexOf(part) + 1}::int)`;
}

/**
 * Any of their sequences: first all of them as they nearly always stand, which takes less than a pattern. Of one text there
 * is one pattern for all: of more than 32 that a connection uses by turns, each is read anew for each document.
 */
function hasAny(
  { sequences, part }: { sequences: Sequence[]; part: TextField | null },
  { codes }: Asking,
): Prisma.Sql {
  const text = textOf(part);
  const written = sequences.flatMap((sequence) => writtenAs(sequence, codes) ?? []);
  const single = written.flatMap(({ patterns: [only, another] }) => (only && !another ? `(?:${only})` : []));
  const several = written.filter(({ patterns }) => patterns.length > 1);
  return together('any', [
    ...written.map(({ exact }) => Prisma.sql`strpos(${text}, ${exact}) > 0`),
    ...(single.length > 0 ? [Prisma.sql`${text} ~ ${single.join('|')}`] : []),
    ...several.map(({ patterns }) =>
      together(
        'all',
        patterns.map((pattern) => Prisma.sql`${text} ~ ${pattern}`),
      ),
    ),
  ]);
}

function hasNames(names: string[], { codes }: Asking): Prisma.Sql {
  const known = names.flatMap((name) => codes.get(name) ?? []);
  if (known.length < names.length) return Prisma.sql`FALSE`;
  const conditions = known.map((code) => Prisma.sql`strpos(author, ${code}) > 0`);
  return Prisma.sql`EXISTS (
    SELECT FROM unnest(string_to_array(${textOf('author')}, ${NAME})) AS author WHERE ${Prisma.join(conditions, ' AND ')}
  )`;
}

/** A check as a condition on a row of `search`. */
function askedOfRow(check: Check, { userId }: Asking): Prisma.Sql {
  switch (check.kind) {
    case 'facets':
      return Prisma.sql`search.facets && ${check.any}::int[]`;
    // Plus 0, so that the index is not asked for all the days of years.
    case 'published':
      return Prisma.sql`(
        search.published_on + 0 > ${UNKNOWN_DAY}::date
        AND search.published_on + 0 BETWEEN ${check.from ?? UNKNOWN_DAY}::date AND ${check.to ?? '9999-12-31'}::date
      )`;
    case 'day':
      return Prisma.sql`search.paper_id IN (SELECT entry.paper_id FROM edition_entries AS entry WHERE entry.day = ${check.day}::date)`;
    case 'votes':
      return Prisma.sql`search.votes BETWEEN ${check.min ?? 0}::int AND ${check.max ?? LARGEST}::int`;
    case 'stars':
      return Prisma.sql`EXISTS (
        SELECT 1
        FROM paper_links AS link
        WHERE link.paper_id = search.paper_id AND link.stars BETWEEN ${check.min ?? 0}::int AND ${check.max ?? LARGEST}::int
        -- Asked of what the index gives, not the other way round.
        OFFSET 0
      )`;
    case 'is':
      return marked(check.mark, userId);
    default:
      throw new Error(`A check of kind ${check.kind} is of no row`);
  }
}

const LARGEST = 2_147_483_647;

/** To nobody everything is unread. */
function marked(mark: (Check & { kind: 'is' })['mark'], userId: string | null): Prisma.Sql {
  const table = {
    bookmarked: Prisma.sql`bookmarks`,
    upvoted: Prisma.sql`upvotes`,
    unread: Prisma.sql`reads`,
  }[mark];
  return Prisma.sql`search.paper_id ${mark === 'unread' ? Prisma.sql`NOT IN` : Prisma.sql`IN`} (
    SELECT marked.paper_id
    FROM ${table} AS marked
    WHERE marked.user_id = ${userId ?? ''}
  )`;
}
