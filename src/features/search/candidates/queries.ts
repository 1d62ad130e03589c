import 'server-only';
import { countAll } from '../counting/queries';
import { type Counts, lookAt } from '../counting/sql';
import { lexemesIn } from '../matching/compile';
import type { Window } from '../matching/sql';
import { allOf, keysOf } from '../matching/tsquery';
import type { RankedDocument } from '../ranking/relevance/score';
import { countSampled } from '../sample/sample';
import type { WeighedTerm } from '../scoring';
import { getSpread } from '../statistics/queries';
import type { Statistics } from '../statistics/sql';
import { windowOf } from '../statistics/windows';
import { type Asked, facetsOf, firstLook, fixedOf, SOME, wantedOf, withKeys } from './asked';
import { bestPartWith } from './part/queries';
import { findRelaxed } from './relaxed/queries';
import { listBest } from './sql';
import { wholeOf } from './whole/queries';

const MOST_CANDIDATES = 300;
const BY_TITLE = 100;
/** Of the papers with some words so many have them in their title. */
const TITLES = 0.15;
/** The index takes a tenth as long for each paper of a part as it takes to look at one it finds. */
const PART_FOR_TITLE = 10;
const BY_VOTES = 60;
const ENOUGH = MOST_CANDIDATES;
/** Of so many papers with the most votes those that match are looked at too, */
const POPULAR = 5_000;
/** or of fewer, where so many times as many of these should match as are wanted. */
const AMPLY = 2;
/** Fewer full matches than a page are followed by papers with most of the words. */
const FEW = 25;
/** Where no more are expected, there will probably be fewer. */
const FEW_EXPECTED = 5;

/** The papers that ranking looks at, by their ids. */
export type Candidates = {
  papers: Map<number, RankedDocument>;
  /** All that match are among them. */
  complete: boolean;
  /** How many of them match in full; the others have most of the words. */
  full: number;
  /** How far down by standing they were looked for. */
  floor: number | null;
  /** What was counted on the way; of the best part only, where `floor` says so. */
  counts: Counts;
  /** All that match are being counted. */
  counting: Promise<Counts> | null;
  /** As of when they were looked for. */
  statistics: Statistics;
};

type Held = { floor: number | null; relaxed: boolean } | null;

/**
 * The papers worth ranking by relevance: all that match where these are no more than some hundreds; else the best by
 * standing, those with the words in their title, and the most upvoted. Where fewer than a page match, also papers
 * with most of the words. `held` is what an earlier page found out.
 */
export async function findCandidates(asked: Asked, held: Held): Promise<Candidates> {
  const { papers, isCountedApart } = firstLook(asked);
  const floor = held ? held.floor : ((await bestPartWith(SOME, asked, papers))?.from ?? null);
  if (floor !== null) {
    const part = { window: { by: 'standing' as const, from: floor }, papers: papers ?? asked.papers };
    const found = await findInPart(asked, part, isCountedApart);
    if (held || found.counts.total >= ENOUGH) return { ...found, floor };
    return findInAll(asked, held, found.counting);
  }
  return findInAll(asked, held, null);
}

type Part = { window: Window; papers: number };

/** In a part of all papers, that stands best, while all there is, or enough of it, is counted apart. */
async function findInPart(asked: Asked, part: Part, isCountedApart: boolean) {
  const wanted = wantedOf(asked, part.window);
  const besides = [...titled(asked, part), ...(await popular(asked))];
  // Of what is in doubt only the best are asked: how many there are matters only where the doubt does not.
  const looking = lookAt(
    { ...wanted, doubt: null },
    {
      best: {
        standing: MOST_CANDIDATES,
        voted: 0,
        besides,
        doubt: wanted.doubt,
        facets: facetsOf(asked),
        lexemes: lexemesIn(asked.compiled),
      },
      facets: asked.withFacets && !isCountedApart,
    },
  );
  // After what ranking waits for: sending takes half a millisecond, too.
  const counting = isCountedApart ? countAll(asked) : null;
  // Whoever waits for it hears of a failure; nobody may come to that.
  counting?.catch(() => {});
  const { best, statistics, ...counts } = await looking;
  return { ...incomplete(best), counts, counting, statistics };
}

/** Among all that match, which may be counted already; where these are few, papers with most of the words too. */
async function findInAll(asked: Asked, held: Held, counting: Promise<Counts> | null): Promise<Candidates> {
  const { expected, withFacets } = asked;
  const wanted = await wholeOf(asked);
  const bests = {
    standing: MOST_CANDIDATES,
    voted: BY_VOTES,
    besides: [],
    doubt: wanted.doubt,
    facets: facetsOf(asked),
    lexemes: lexemesIn(asked.compiled),
  };
  // What will probably be asked for next is asked for at once.
  const [{ best, statistics, ...counts }, named, relaxed] = await Promise.all([
    lookAt(wanted, { best: bests, facets: withFacets && counting === null }),
    expected > MOST_CANDIDATES ? listTitled(asked) : null,
    expected < FEW_EXPECTED ? findRelaxed(asked, MOST_CANDIDATES) : null,
  ]);
  const { total } = counts;
  const found = { floor: null, counts, counting, statistics };
  if (total > MOST_CANDIDATES || counts.cut) {
    return { ...incomplete([...best, ...(named ?? (await listTitled(asked)))]), ...found };
  }
  const all = { complete: true, full: total, ...found };
  if (total >= FEW && !held?.relaxed) return { papers: byId(best), ...all };
  return { papers: byId([...best, ...(relaxed ?? (await findRelaxed(asked, MOST_CANDIDATES)))]), ...all };
}

function byId(found: RankedDocument[]): Candidates['papers'] {
  return new Map(found.map((document) => [document.id, document]));
}

function incomplete(found: RankedDocument[]): Pick<Candidates, 'papers' | 'complete' | 'full'> {
  const papers = byId(found);
  return { papers, complete: false, full: papers.size };
}

/**
 * Those with all loose terms in their title: relevance would not want to miss them. A wide part of the best takes longer
 * to go through than few titles.
 */
function titled(asked: Asked, part: Part | null) {
  const title = titleKeys(asked.terms);
  if (title === null) return [];
  const window = part && part.papers < PART_FOR_TITLE * expectedTitles(asked, title) ? part.window : null;
  // Words in the title are in the paper: its keys for them need not be looked through. What is only excluded is
  // told by keys beside others alone.
  const { fixed } = asked.compiled;
  const all = wantedOf(asked, window);
  const base = !fixed || fixed.positive ? fixedOf(asked, window) : all;
  const wanted = { ...withKeys(base, title), doubt: all.doubt };
  return [{ wanted, by: 'standing' as const, limit: BY_TITLE }];
}

async function listTitled(asked: Asked): Promise<RankedDocument[]> {
  const facets = facetsOf(asked);
  return (await Promise.all(titled(asked, null).map((each) => listBest(each, facets)))).flat();
}

function expectedTitles({ sample, papers, expected }: Asked, title: string): number {
  return sample ? (papers * countSampled(sample, title)) / sample.size : TITLES * expected;
}

/** Those of the most upvoted that match; where few have votes, no others stand for them. */
async function popular(asked: Asked) {
  const spread = await getSpread();
  const tiers = spread.tiers.filter(({ value }) => value > 0);
  const share = Math.max(asked.expected, 1) / Math.max(asked.papers, 1);
  const papers = Math.min(POPULAR, tiers.at(-1)?.upTo ?? 0, (AMPLY * BY_VOTES) / share);
  const window = windowOf({ ...spread, tiers }, { by: 'votes', from: null, papers, isRough: true });
  return window ? [{ wanted: wantedOf(asked, window), by: 'votes' as const, limit: BY_VOTES }] : [];
}

/** All loose terms, in the title; null where there are none. */
function titleKeys(terms: WeighedTerm[]): string | null {
  const loose = terms.filter((term) => term.loose);
  return allOf(loose.flatMap(({ sequences: [written] }) => keysOf(written ?? [], '~')));
}
