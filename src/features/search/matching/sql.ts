import 'server-only';
import type { Day } from '@/lib/day';
import { Prisma } from '@/lib/db';
import { readPlanned, readRows } from '@/lib/sql';
import type { Codes } from '../analysis/codes';
import { listedPapers } from './listed/sql';
import { type Check, isOfDocuments, isRead, type Listed } from './match';
import { MOST_READ } from './most-read';
import { askedOfAny, askedOfDocument, together } from './written/sql';

/** `published_on` of a paper of which no date is known. */
const UNKNOWN_DAY = '0001-01-01';

/** Which papers a search looks at. */
export type Wanted = {
  /** The text of a tsquery over `search_keys`; null asks nothing of the index. */
  keys: string | null;
  /** Only papers on this list, which are looked up one by one; null: any. Of the index nothing is asked then. */
  among: Listed | null;
  /** What is asked of each paper that the keys give, or the list. */
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
  /** None that matches is of a later day, and many are; null where the index need not be asked for that. */
  until: Day | null;
  /** Only these; null: any. */
  ids: number[] | null;
  /** What comes first where no more than so many documents are read. */
  order: Window['by'];
};

/** A part of all papers, which the index can narrow to: what is best by one of its orders. */
export type Window =
  | { by: 'standing'; from: number }
  | { by: 'day'; from: string }
  | { by: 'votes'; tiers: string };

/**
 * How the papers that a search looks at are read. Where the keys say all, statements differ by their parameters: whatever keys
 * these are, the index is asked for them, so that nothing is gained by planning anew, which takes most of a millisecond.
 */
export function readingOf(...all: Wanted[]): typeof readRows {
  const isPlanned = all.every(({ keys, rest, doubt }) => keys !== null && rest === null && doubt === null);
  return isPlanned ? readPlanned : readRows;
}

/** So many of the papers that a search looks at, the best by an order. */
export type BestOf = { wanted: Wanted; by: 'standing' | 'votes'; limit: number };

/** Their rows, as `tid`; what is in doubt of them is not asked. */
export function bestOf({ wanted, by, limit }: BestOf): Prisma.Sql {
  const order = by === 'votes' ? Prisma.sql`search.votes` : Prisma.sql`search.standing`;
  return Prisma.sql`
    SELECT search.ctid AS tid
    ${matching(wanted)}
    ORDER BY ${order} DESC, search.paper_id DESC
    LIMIT ${limit}`;
}

/** `FROM … WHERE …` for the papers that a search looks at, as `search`; what is in doubt of them is not asked. */
export function matching(wanted: Wanted): Prisma.Sql {
  if (!isRead(wanted)) return given(wanted, wanted.rest);
  // Without their documents, which would be in the way while these are put in order.
  return Prisma.sql`
    FROM (
      SELECT
        search.ctid, search.paper_id, search.published_at, search.published_on, search.score, search.votes, search.standing,
        search.facets
      ${readable(wanted)}
    ) AS search
    WHERE ${asked(wanted.rest, wanted)}`;
}

/** `FROM …` for the papers whose documents are read: what the index gives, no more than are read, the first by an order. */
export function readable(wanted: Wanted): Prisma.Sql {
  const order = {
    standing: Prisma.sql`search.standing`,
    day: Prisma.sql`search.published_on`,
    votes: Prisma.sql`search.votes`,
  }[wanted.window?.by ?? wanted.order];
  return Prisma.sql`${given(wanted, null)} ORDER BY ${order} DESC, search.paper_id DESC LIMIT ${MOST_READ}`;
}

function given(wanted: Wanted, rest: Check | null): Prisma.Sql {
  const { keys, among, userId, ceiling, window, until, ids } = wanted;
  const all = [keys, window?.by === 'votes' ? window.tiers : null].filter((each) => each !== null);
  // As a subquery keys are not known when it is planned. Where all papers have them, computing those of each, a tenth of a
  // millisecond to a whole one, would be thought no dearer than asking the index.
  const sought = Prisma.sql`(SELECT ${all.map((each) => `(${each})`).join(' & ')}::tsquery)`;
  const conditions = [
    // Plus 0, so that no plan asks an index for nearly all papers.
    Prisma.sql`search.paper_id + 0 <= ${ceiling}::int`,
    ...(all.length > 0 ? [Prisma.sql`search_keys(search.coded, search.facets) @@ ${sought}`] : []),
    // As an array, so that no plan goes through all papers to see which are on it.
    ...(among ? [Prisma.sql`search.paper_id = ANY (ARRAY(${listedPapers(among, userId)}))`] : []),
    ...(window?.by === 'standing' ? [Prisma.sql`search.standing >= ${window.from}::smallint`] : []),
    ...(window?.by === 'day' ? [Prisma.sql`search.published_on >= ${window.from}::date`] : []),
    ...(until !== null ? [Prisma.sql`search.published_on <= ${until}::date`] : []),
    ...(ids ? [Prisma.sql`search.paper_id = ANY (${ids}::int[])`] : []),
    ...(rest ? [asked(rest, { ...wanted, atHand: true })] : []),
  ];
  return Prisma.sql`
    FROM paper_search AS search
    WHERE ${Prisma.join(conditions, ' AND ')}`;
}

type Asking = Pick<Wanted, 'userId' | 'codes'> & {
  /** `search` is the row itself, with its document. */
  atHand?: boolean;
};

/** A check as a condition on one row; its document is looked up, once, where it is not at hand. */
export function asked(check: Check, asking: Asking): Prisma.Sql {
  if (isOfDocuments(check)) {
    const { codes } = asking;
    if (asking.atHand) return askedOfDocument(check, { codes, coded: Prisma.sql`search.coded` });
    const condition = askedOfDocument(check, { codes, coded: Prisma.sql`document.coded` });
    return Prisma.sql`(
      SELECT ${condition} FROM paper_search AS document WHERE document.paper_id = search.paper_id
    )`;
  }
  if (check.kind === 'not') return Prisma.sql`NOT ${asked(check.check, asking)}`;
  if (check.kind !== 'all' && check.kind !== 'any') return askedOfRow(check, asking);
  const ofRow = check.checks.filter((each) => !isOfDocuments(each));
  const ofDocument = check.checks.filter(isOfDocuments);
  if (check.kind === 'any' && asking.atHand) {
    const [quick, slow] = askedOfAny(ofDocument, { codes: asking.codes, coded: Prisma.sql`search.coded` });
    return together('any', [...quick, ...ofRow.map((each) => asked(each, asking)), ...slow]);
  }
  // What the row tells first: then the document need not be read.
  const checks: Check[] =
    ofDocument.length > 0 ? [...ofRow, { kind: check.kind, checks: ofDocument }] : ofRow;
  return together(
    check.kind,
    checks.map((each) => asked(each, asking)),
  );
}

/** A check as a condition on a row of `search`. */
function askedOfRow(check: Check, { userId }: Asking): Prisma.Sql {
  switch (check.kind) {
    case 'facets':
      return Prisma.sql`search.facets && ${check.any}::int[]`;
    // Plus 0, as above, for all the days of years.
    case 'published':
      return Prisma.sql`(
        search.published_on + 0 > ${UNKNOWN_DAY}::date
        AND search.published_on + 0 BETWEEN ${check.from ?? UNKNOWN_DAY}::date AND ${check.to ?? '9999-12-31'}::date
      )`;
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
    // Said to be true, so that no plan begins with the list: for each of its papers all keys would be computed.
    case 'day':
    case 'is':
      return Prisma.sql`(search.paper_id IN (${listedPapers(check, userId)})) IS ${isUnread(check) ? Prisma.sql`FALSE` : Prisma.sql`TRUE`}`;
    default:
      throw new Error(`A check of kind ${check.kind} is of no row`);
  }
}

const LARGEST = 2_147_483_647;

function isUnread(listed: Listed): boolean {
  return listed.kind === 'is' && listed.mark === 'unread';
}
