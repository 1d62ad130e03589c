import 'server-only';
import type { Window } from '../matching/sql';
import { allOf, keysOf } from '../matching/tsquery';
import type { WeighedTerm } from '../scoring';
import { listBest } from '../sql';
import { getSpread } from '../statistics/queries';
import { windowOf } from '../statistics/windows';
import { type Asked, firstLook, wantedOf, withKeys } from './asked';
import { findRelaxed } from './relaxed/queries';

const ENOUGH = 500;
const MOST_CANDIDATES = 1_000;
const BY_TITLE = 200;
const BY_VOTES = 200;
/** Fewer full matches than a page are followed by papers with most of the words. */
const FEW = 25;

/** The papers that ranking looks at. */
export type Candidates = {
  ids: number[];
  /** All that match are among them. */
  complete: boolean;
  /** How many of them match in full; the others have most of the words. */
  full: number;
  /** How far down by standing they were looked for. */
  floor: number | null;
};

/**
 * The papers worth ranking by relevance: all that match where these are no more than a thousand; else the best by
 * standing, those with the words in their title, and the most upvoted. Where fewer than a page match, also papers
 * with most of the words. `held` is what an earlier page found out.
 */
export async function findCandidates(
  asked: Asked,
  held: { floor: number | null; relaxed: boolean } | null,
): Promise<Candidates> {
  const look = firstLook(asked.papers);
  const floor = held ? held.floor : await firstFloor(look);
  if (floor !== null) {
    const window: Window = { by: 'standing', from: floor };
    const ids = await listBest(wantedOf(asked, window), { by: 'standing', limit: MOST_CANDIDATES });
    if (held || ids.length >= ENOUGH) return { ...(await withOthers(asked, ids, look)), floor };
  }
  const ids = await listBest(wantedOf(asked, null), { by: 'standing', limit: MOST_CANDIDATES + 1 });
  if (ids.length > MOST_CANDIDATES) return { ...(await withOthers(asked, ids, look)), floor: null };
  if (ids.length >= FEW && !held?.relaxed) return { ids, complete: true, full: ids.length, floor: null };
  const all = new Set([...ids, ...(await findRelaxed(asked))]);
  return { ids: [...all].slice(0, MOST_CANDIDATES), complete: true, full: ids.length, floor: null };
}

async function firstFloor(look: number | null): Promise<number | null> {
  if (look === null) return null;
  const window = windowOf(await getSpread(), { by: 'standing', from: null, papers: look });
  return window?.by === 'standing' ? window.from : null;
}

/** The best by standing, and beside them those that relevance would not want to miss. */
async function withOthers(
  asked: Asked,
  ids: number[],
  look: number | null,
): Promise<Omit<Candidates, 'floor'>> {
  const spread = look === null ? null : await getSpread();
  const popular = spread && windowOf(spread, { by: 'votes', from: null, papers: look ?? 0 });
  const recent = spread && windowOf(spread, { by: 'standing', from: null, papers: 4 * (look ?? 0) });
  const wanted = wantedOf(asked, recent);
  const title = titleKeys(asked.terms);
  const [titled, upvoted] = await Promise.all([
    title === null ? [] : listBest(withKeys(wanted, title), { by: 'standing', limit: BY_TITLE }),
    listBest(wantedOf(asked, popular), { by: 'votes', limit: BY_VOTES }),
  ]);
  const all = [...new Set([...ids, ...titled, ...upvoted])];
  return { ids: all, complete: false, full: all.length };
}

/** All loose terms, in the title; null where there are none. */
function titleKeys(terms: WeighedTerm[]): string | null {
  const loose = terms.filter((term) => term.loose);
  return allOf(loose.flatMap(({ sequences: [written] }) => keysOf(written ?? [], '~')));
}
