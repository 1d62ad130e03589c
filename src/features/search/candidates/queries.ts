import 'server-only';
import { countAll } from '../counting/queries';
import type { Counts } from '../counting/steps/sql';
import { lexemesIn } from '../matching/compile';
import type { Check } from '../matching/match';
import type { Window } from '../matching/sql';
import { allOf, keysOf } from '../matching/tsquery';
import type { RankedDocument } from '../ranking/relevance/score';
import { countSampled } from '../sample/sample';
import type { WeighedTerm } from '../scoring';
import { getSpread } from '../statistics/queries';
import type { Statistics } from '../statistics/sql';
import { windowOf } from '../statistics/windows';
import { type Asked, facetsOf, firstLook, papersWith, SOME } from './asked';
import { type Best, type Look, lookAt } from './look/sql';
import { bestPartWith } from './part/queries';
import { findRelaxed } from './relaxed/queries';
import { listBest } from './sql';
import { BY_STANDING, type Next, NO_MORE, placeAfter, type StretchPlace } from './stretch';
import { alsoHaving, fixedOf, wantedOf } from './wanted';
import { wholeOf } from './whole/queries';

/** Where no more match, all are ranked; */
const FEW_ENOUGH = 300;
/** else `BY_STANDING` at once, with some more by their titles and votes. */
const BY_TITLE = 50;
const BY_VOTES = 30;
/** Of the papers with some words so many have them in their title. */
const TITLES = 0.15;
/** The index takes a tenth as long for each paper of a part as it takes to look at one it finds. */
const PART_FOR_TITLE = 10;
/** Of so many papers with the most votes those that match are looked at too, */
const POPULAR = 5_000;
/** or of fewer, where so many times as many of these should match as are wanted. */
const AMPLY = 2;
/** Papers with most of the words. */
const RELAXED = 300;
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
  next: Next;
  /** What was counted on the way; of the best part only, where `floor` says so. */
  counts: Counts;
  /** All that match are being counted. */
  counting: Promise<Counts> | null;
  /** As of when they were looked for. */
  statistics: Statistics;
};

type Held = (StretchPlace & { relaxed: boolean }) | null;

/**
 * The papers worth ranking by relevance: all that match where these are no more than some hundreds; else the best by
 * standing, those with the words in their title, and the most upvoted, or those of a later stretch. Where fewer than a page
 * match, also papers with most of the words. `held` is what an earlier page found out.
 */
export async function findCandidates(asked: Asked, held: Held): Promise<Candidates> {
  const { papers, isCountedApart } = firstLook(asked);
  const floor = held ? held.floor : ((await bestPartWith(SOME, asked, papers))?.from ?? null);
  if (floor !== null) {
    const part = { window: { by: 'standing' as const, from: floor }, papers: papers ?? asked.papers };
    const found = await findInPart(asked, part, { held, isCountedApart });
    if (held || found.counts.total >= BY_STANDING) return { ...found, floor };
    return findInAll(asked, held, found.counting);
  }
  return findInAll(asked, held, null);
}

/** The papers of a later stretch, and where there are more; nothing is counted. */
export async function findFurther(
  asked: Asked,
  { stretch, floor }: StretchPlace,
): Promise<Pick<Candidates, 'papers' | 'next'>> {
  const window = floor === null ? null : { by: 'standing' as const, from: floor };
  const wanted = window ? { ...wantedOf(asked, window), doubt: null } : await wholeOf(asked);
  const best = { ...bestOfAll(asked), voted: 0, stretch, lexemes: [] };
  const look = await lookAt(wanted, { best, facets: false });
  return { papers: byId(look.best), next: await nextPlace(asked, { stretch, floor }, look) };
}

/** What ranking reads of all that match. */
function bestOfAll(asked: Asked): Best {
  return {
    few: FEW_ENOUGH,
    standing: BY_STANDING,
    stretch: null,
    voted: BY_VOTES,
    besides: [],
    doubt: wantedOf(asked, null).doubt,
    facets: facetsOf(asked),
    lexemes: lexemesIn(asked.compiled),
  };
}

/** Where the stretch after one is of which a look found some. */
async function nextPlace(
  asked: Asked,
  place: StretchPlace,
  { best: documents, lowest }: Pick<Look, 'best' | 'lowest'>,
): Promise<Next> {
  const further =
    place.floor === null
      ? null
      : { spread: await getSpread(), papers: papersWith(SOME, asked), until: asked.until };
  return placeAfter(place, { documents, lowest }, further);
}

type Part = { window: Window & { by: 'standing' }; papers: number };

/** In a part of all papers, that stands best, while all there is, or enough of it, is counted apart. */
async function findInPart(
  asked: Asked,
  part: Part,
  { held, isCountedApart }: { held: Held; isCountedApart: boolean },
): Promise<Omit<Candidates, 'floor'>> {
  const stretch = held?.stretch ?? null;
  const besides = stretch ? [] : [...titled(asked, part), ...(await popular(asked))];
  // Of what is in doubt only the best are asked: how many there are matters only where the doubt does not.
  const looking = lookAt(
    { ...wantedOf(asked, part.window), doubt: null },
    {
      best: { ...bestOfAll(asked), few: 0, stretch, voted: 0, besides },
      facets: asked.withFacets && !isCountedApart,
    },
  );
  // After what ranking waits for: sending takes half a millisecond, too.
  const counting = isCountedApart ? countAll(asked) : null;
  // Whoever waits for it hears of a failure; nobody may come to that.
  counting?.catch(() => {});
  const { best, lowest, statistics, ...counts } = await looking;
  const next = await nextPlace(asked, { stretch, floor: part.window.from }, { best, lowest });
  return { ...incomplete(best), next, counts, counting, statistics };
}

/** Among all that match, which may be counted already; where these are few, papers with most of the words too. */
async function findInAll(asked: Asked, held: Held, counting: Promise<Counts> | null): Promise<Candidates> {
  const { expected, withFacets } = asked;
  const stretch = held?.stretch ?? null;
  const bests = { ...bestOfAll(asked), stretch, ...(stretch && { voted: 0 }) };
  // What will probably be asked for next is asked for at once.
  const [look, named, relaxed] = await Promise.all([
    lookAt(await wholeOf(asked), { best: bests, facets: withFacets && counting === null }),
    expected > FEW_ENOUGH && !stretch ? listTitled(asked) : null,
    expected < FEW_EXPECTED && !stretch ? findRelaxed(asked, RELAXED) : null,
  ]);
  const { best, lowest, statistics, ...counts } = look;
  const { total } = counts;
  const found = { floor: null, counts, counting, statistics };
  if (total > FEW_ENOUGH || counts.cut || stretch) {
    const titles = stretch ? [] : (named ?? (await listTitled(asked)));
    const papers = [...best, ...titles];
    const next = await nextPlace(asked, { stretch, floor: null }, { best: papers, lowest });
    return { ...incomplete(papers), next, ...found };
  }
  const all = { complete: true, full: total, next: NO_MORE, ...found };
  if (total >= FEW && !held?.relaxed) return { papers: byId(best), ...all };
  return { papers: byId([...best, ...(relaxed ?? (await findRelaxed(asked, RELAXED)))]), ...all };
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
  const title = inTitle(asked.terms);
  if (title === null) return [];
  const window =
    part && part.papers < PART_FOR_TITLE * expectedTitles(asked, title.keys) ? part.window : null;
  // Words in the title are in the paper: its keys for them need not be looked through. What is only excluded is
  // told by keys beside others alone.
  const { fixed } = asked.compiled;
  const all = wantedOf(asked, window);
  const base = !fixed || fixed.positive ? fixedOf(asked, window) : all;
  const wanted = { ...alsoHaving(base, title), doubt: all.doubt };
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
  // Of papers on a list the index is asked nothing.
  if (asked.among) return [];
  const spread = await getSpread();
  const tiers = spread.tiers.filter(({ value }) => value > 0);
  const share = Math.max(asked.expected, 1) / Math.max(asked.papers, 1);
  const papers = Math.min(POPULAR, tiers.at(-1)?.upTo ?? 0, (AMPLY * BY_VOTES) / share);
  const window = windowOf({ ...spread, tiers }, { by: 'votes', from: null, papers, isRough: true });
  if (window === null) return [];
  // Of so few no days are gone through.
  return [{ wanted: { ...wantedOf(asked, window), until: null }, by: 'votes' as const, limit: BY_VOTES }];
}

/** All words of loose terms, in the title; null where there are none. */
function inTitle(terms: WeighedTerm[]): { keys: string; check: Check } | null {
  const words = terms.flatMap(({ loose, sequences: [written] }) => (loose && written ? written : []));
  const keys = allOf(keysOf(words, '~'));
  const checks = words.map(
    ({ lexeme }): Check => ({ kind: 'written', sequences: [[{ lexeme, offset: 0 }]], part: 'title' }),
  );
  return keys === null ? null : { keys, check: { kind: 'all', checks } };
}
