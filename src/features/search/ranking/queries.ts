import 'server-only';
import { dayOf } from '@/lib/day';
import { type Asked, firstLook, lookFor, weighed } from '../candidates/asked';
import { findCandidates, findFurther } from '../candidates/queries';
import { type Next, NO_MORE, type StretchPlace } from '../candidates/stretch';
import { wantedOf } from '../candidates/wanted';
import { wholeOf } from '../candidates/whole/queries';
import { countAll } from '../counting/queries';
import type { Counts } from '../counting/steps/sql';
import type { Cursor, Place } from '../cursor';
import { mostVotes } from '../matching/match';
import type { Sort } from '../schema';
import { type Scoring, scoringOf, type WeighedTerm } from '../scoring';
import { getSpread } from '../statistics/queries';
import type { Statistics } from '../statistics/sql';
import { windowOf } from '../statistics/windows';
import { rankByRelevance } from './relevance/rank';
import type { Scored } from './relevance/score';
import { rankByValue } from './sql';

export const PAGE_SIZE = 25;
/** In other orders the part that comes first is read that probably has so many that match. */
const ENOUGH_FOR_A_PAGE = 40 * PAGE_SIZE;
/** Where so many are expected there will be more than a page. */
const MORE_THAN_A_PAGE = 10 * PAGE_SIZE;

/** In other orders there are no stretches. */
const WHOLE: StretchPlace = { stretch: null, floor: null };

/** What the parts of all papers are cut by where they are wanted in an order. */
const ORDERS = { newest: 'day', upvoted: 'votes', trending: 'standing' } as const;

/** A page of results in their order. */
export type Ranked = {
  /** The search, by statistics as they were when it was ranked. */
  asked: Asked;
  page: Scored[];
  /** Where the next page begins; null where this is the last. */
  next: PageStart | null;
  /** Where it is the last because relevance is not listed any further, at most how many papers were listed. */
  endsAfter: number | null;
  /** The terms that `parts` are of. */
  scored: WeighedTerm[];
  /** All results, where they are so few that all were looked at. */
  ids: number[] | null;
  /** How many of `ids` match in full. */
  full: number;
  relaxed: boolean;
  /** How far down by standing the results were looked for that `counts` are of. */
  floor: number | null;
  /** What was counted on the way. */
  counts: Counts | null;
  /** All that match are being counted. */
  counting: Promise<Counts> | null;
};

/** A place in a stretch of results; the beginning of it where `after` is null. */
type PageStart = StretchPlace & { after: Place | null };

export type Order = { sort: Sort; cursor: Cursor | null };

/** A page of results after the cursor's place; where few match in full, also those with most of the words. */
export async function rankPage(asked: Asked, order: Order): Promise<Ranked> {
  if (order.sort === 'relevance' && asked.terms.length > 0) return (await rankByWords(asked, order)).ranked;
  return rankByPlace(asked, order);
}

/**
 * The same by relevance to words. How much these are worth is told with the papers that have them: what was known before,
 * which is returned anew, only says where to look.
 */
export async function rankByWords(
  given: Asked,
  { cursor }: Pick<Order, 'cursor'>,
): Promise<{ ranked: Ranked; statistics: Statistics }> {
  const { papers, complete, full, statistics, next, ...found } = await findCandidates(given, cursor);
  const now = weighed(given.compiled, statistics, cursor);
  const asked = { ...given, ...now, ceiling: Math.min(given.ceiling, now.ceiling) };
  const scoring = scoringOf(asked.terms, asked);
  // Of several statements a later one may know more papers.
  const known = Array.from(papers.values()).filter(({ id }) => id <= asked.ceiling);
  const after = cursor?.after ?? null;
  const rows = rankByRelevance(known, { scoring, after, limit: PAGE_SIZE + 1 });
  const here = { stretch: cursor?.stretch ?? null, floor: found.floor };
  const further = await rankFurther(asked, { scoring, next, limit: PAGE_SIZE + 1 - rows.length });
  const placed = [...rows.map((row) => ({ row, place: here })), ...further.placed];
  const relaxed = complete && known.length > full;
  const ids = complete ? known.map(({ id }) => id) : null;
  return {
    ranked: {
      asked,
      ...pageOf(placed, further.next),
      scored: scoring.scored,
      ids,
      full,
      relaxed,
      ...found,
    },
    statistics,
  };
}

/** A page may be the last of one stretch and the first of another; so many are looked at for it. */
const MOST_LOOKS = 4;

/** The most relevant of the next stretch, then of the one after it. */
async function rankFurther(
  asked: Asked,
  { scoring, next, limit }: { scoring: Scoring; next: Next; limit: number },
): Promise<{ placed: Placed[]; next: Next }> {
  const placed: Placed[] = [];
  let further = next;
  for (let looks = 0; further.place && placed.length < limit && looks < MOST_LOOKS; looks++) {
    const here = further.place;
    const found = await findFurther(asked, here);
    const rows = rankByRelevance(found.papers.values(), {
      scoring,
      after: null,
      limit: limit - placed.length,
    });
    placed.push(...rows.map((row) => ({ row, place: here })));
    further = found.next;
  }
  return { placed, next: further };
}

/** A paper ranked, and the stretch it is of. */
type Placed = { row: Scored; place: StretchPlace };

/** A page of these, and where the one after it begins: with what is left of them, or `further`. */
function pageOf(placed: Placed[], further: Next): Pick<Ranked, 'page' | 'next' | 'endsAfter'> {
  const page = placed.slice(0, PAGE_SIZE).map(({ row }) => row);
  const [last, left] = [placed[PAGE_SIZE - 1], placed[PAGE_SIZE]];
  if (!last || !left) {
    const { place, endsAfter } = further;
    return { page, next: place && { ...place, after: null }, endsAfter };
  }
  const isBorder = last.place !== left.place;
  return {
    page,
    endsAfter: null,
    next: { ...left.place, after: isBorder ? null : { value: last.row.value, id: last.row.id } },
  };
}

async function rankByPlace(asked: Asked, { sort, cursor }: Order): Promise<Ranked> {
  const after = cursor?.after ?? null;
  const { scored } = scoringOf(asked.terms, asked);
  const limit = PAGE_SIZE + 1;
  // Few are looked at as a whole further on, and counted on the way.
  const isMany = firstLook(asked).papers !== null || asked.expected > MORE_THAN_A_PAGE;
  const counting = isMany ? countAll(asked) : null;
  // As in findCandidates: whoever waits for it hears of a failure.
  counting?.catch(() => {});
  const nothing = { ids: null, full: 0, relaxed: false, floor: null, counts: null };
  const unknown = { ...nothing, asked, scored, counting };
  // Without words to be relevant to, the newest come first.
  const by = sort === 'relevance' ? 'newest' : sort;
  const rows = cursor?.relaxed ? [] : await rankAll(asked, { by, after, limit });
  if ((cursor && !cursor.relaxed) || rows.length >= limit) return { ...paged(rows), ...unknown };
  const { papers, full, counts } = await findCandidates(asked, {
    floor: null,
    stretch: null,
    relaxed: cursor?.relaxed ?? false,
  });
  if (counts.cut) return { ...paged(rows), ...unknown };
  const ids = [...papers.keys()];
  const wanted = { ...wantedOf(asked, null), keys: null, among: null, rest: null, doubt: null, ids };
  const places = await rankByValue(wanted, { sort: by, after, limit });
  return {
    ...paged(places.map(unscored)),
    ...unknown,
    ids,
    full,
    relaxed: ids.length > full,
    counts,
    counting: null,
  };
}

/** By a value of theirs: of a large corpus first the best part is looked at, and all only where that is not enough. */
async function rankAll(
  asked: Asked,
  { by, after, limit }: { by: Exclude<Sort, 'relevance'>; after: Place | null; limit: number },
): Promise<Scored[]> {
  const look = lookFor(asked, ENOUGH_FOR_A_PAGE);
  if (look !== null) {
    const best = by === 'upvoted' ? mostVotes(asked.compiled.match.check) : null;
    const value = after?.value ?? best;
    const from = value === null ? null : placeIn(by, value);
    const window = windowOf(await getSpread(), { by: ORDERS[by], from, papers: look, until: asked.until });
    if (window) {
      const rows = await rankByValue(wantedOf(asked, window), { sort: by, after, limit });
      const sure = window.by === 'standing' ? rows.filter(({ value }) => value >= window.from / 2) : rows;
      if (sure.length >= limit) return sure.map(unscored);
    }
  }
  const rows = await rankByValue(await wholeOf(asked, ORDERS[by]), { sort: by, after, limit });
  return rows.map(unscored);
}

/** Where a value is in the order that windows are cut by. */
function placeIn(by: Exclude<Sort, 'relevance'>, value: number): number | string {
  if (by === 'upvoted') return Math.floor(Math.log2(1 + Math.max(value, 0)));
  if (by === 'trending') return Math.floor(2 * value);
  return dayOf(new Date(value * 1000));
}

function unscored(place: { id: number; value: number }): Scored {
  return { ...place, parts: [], coded: null };
}

function paged(rows: Scored[]): Pick<Ranked, 'page' | 'next' | 'endsAfter'> {
  const placed = rows.map((row) => ({ row, place: WHOLE }));
  return pageOf(placed, NO_MORE);
}
