import 'server-only';
import { type Counts, lookAt } from '../counting/sql';
import type { Window } from '../matching/sql';
import { allOf, keysOf } from '../matching/tsquery';
import type { WeighedTerm } from '../scoring';
import { listBest } from '../sql';
import { getSpread } from '../statistics/queries';
import { windowOf } from '../statistics/windows';
import { type Asked, firstLook, wantedOf, withKeys } from './asked';
import { findRelaxed } from './relaxed/queries';

const ENOUGH = 400;
const MOST_CANDIDATES = 600;
const BY_TITLE = 150;
const BY_VOTES = 150;
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
  /** What was counted on the way; of the best part only, where `floor` says so. */
  counts: Counts;
};

/**
 * The papers worth ranking by relevance: all that match where these are no more than some hundreds; else the best by
 * standing, those with the words in their title, and the most upvoted. Where fewer than a page match, also papers
 * with most of the words. `held` is what an earlier page found out.
 */
export async function findCandidates(
  asked: Asked,
  held: { floor: number | null; relaxed: boolean } | null,
): Promise<Candidates> {
  const look = firstLook(asked.papers);
  const floor = held ? held.floor : await firstFloor(look);
  if (look !== null && floor !== null) {
    const window: Window = { by: 'standing', from: floor };
    const counts = await lookAt(wantedOf(asked, window), {
      best: MOST_CANDIDATES,
      voted: 0,
      facets: asked.withFacets,
    });
    if (held || counts.best.length >= ENOUGH) {
      const others = await listBest([...titled(asked, await bestOf(4 * look)), await popular(asked, look)]);
      return { ...incomplete([...counts.best, ...others]), floor, counts };
    }
  }
  const counts = await lookAt(wantedOf(asked, null), {
    best: MOST_CANDIDATES,
    voted: BY_VOTES,
    facets: asked.withFacets,
  });
  const { best, voted, total } = counts;
  if (total > MOST_CANDIDATES) {
    const window = look === null ? null : await bestOf(4 * look);
    return {
      ...incomplete([...best, ...(await listBest(titled(asked, window))), ...voted]),
      floor: null,
      counts,
    };
  }
  const found = { complete: true, full: total, floor: null, counts };
  if (total >= FEW && !held?.relaxed) return { ids: best, ...found };
  const all = new Set([...best, ...(await findRelaxed(asked))]);
  return { ids: [...all].slice(0, MOST_CANDIDATES), ...found };
}

function incomplete(found: number[]): Pick<Candidates, 'ids' | 'complete' | 'full'> {
  const ids = [...new Set(found)];
  return { ids, complete: false, full: ids.length };
}

async function firstFloor(look: number | null): Promise<number | null> {
  const window = look === null ? null : await bestOf(look);
  return window?.by === 'standing' ? window.from : null;
}

/** So many papers, the best by standing. */
async function bestOf(papers: number): Promise<Window | null> {
  return windowOf(await getSpread(), { by: 'standing', from: null, papers });
}

/** Those with all loose terms in their title: relevance would not want to miss them. */
function titled(asked: Asked, window: Window | null) {
  const title = titleKeys(asked.terms);
  if (title === null) return [];
  const wanted = withKeys(wantedOf(asked, window), title);
  return [{ wanted, by: 'standing' as const, limit: BY_TITLE }];
}

async function popular(asked: Asked, look: number) {
  const window = windowOf(await getSpread(), { by: 'votes', from: null, papers: look / 3 });
  return { wanted: wantedOf(asked, window), by: 'votes' as const, limit: BY_VOTES };
}

/** All loose terms, in the title; null where there are none. */
function titleKeys(terms: WeighedTerm[]): string | null {
  const loose = terms.filter((term) => term.loose);
  return allOf(loose.flatMap(({ sequences: [written] }) => keysOf(written ?? [], '~')));
}
