import 'server-only';
import { getTopicNames } from '@/features/topics/queries';
import { keptFor } from '@/lib/kept-for';
import { ofProcess } from '@/lib/of-process';
import {
  A_FEW,
  type Asked,
  knownTotal,
  lookForMore,
  lookToCount,
  MORE_THAN_COUNTED,
} from '../candidates/asked';
import { bestPartWith } from '../candidates/part/queries';
import { wantedOf } from '../candidates/wanted';
import { wholeOf } from '../candidates/whole/queries';
import { namedFacet, readFacet, readHas } from '../facets';
import type { Window } from '../matching/sql';
import { getWiderPart } from '../statistics/queries';
import { categoryName } from '../suggestions/category-names';
import { AT_ONCE, COUNT_LIMIT, SURELY_MORE } from './count-limit';
import { countMatches, countPapers, listCategoryCodes } from './sql';
import { type Counts, FACET_SAMPLE } from './steps/sql';
import { tallyFacets } from './tally';

/** What the results have, and how many of them: each kind most first, years newest first. */
export type Facets = {
  years: { year: number; count: number }[];
  categories: { code: string; name: string | null; count: number }[];
  topics: { slug: string; name: string; count: number }[];
  code: number;
};

export const NO_FACETS: Facets = { years: [], categories: [], topics: [], code: 0 };

const TOPICS = 12;
const CATEGORIES = 10;
const MINUTE = 60_000;

export type Counted = {
  total: number;
  totalIsExact: boolean;
  facets: Facets;
  /** Where the facets are not of all results, of how many that stand best. */
  facetsOf: number | null;
};

/**
 * How many papers match, exact up to `COUNT_LIMIT`, and what they are about. `ranked` is what ranking found: the page, the ids
 * where these are all, and what was counted of the best part, or of all where `floor` is null.
 */
export async function countResults(ranked: {
  asked: Asked;
  page: { id: number }[];
  ids: number[] | null;
  full: number;
  relaxed: boolean;
  counts: Counts | null;
  counting: Promise<Counts> | null;
  floor: number | null;
}): Promise<Counted> {
  const { asked, page, ids, full, relaxed } = ranked;
  const counted = await ranked.counting;
  const floor = counted ? null : ranked.floor;
  const known = relaxed && ids && asked.withFacets ? await countPapers(ids) : (counted ?? ranked.counts);
  const held = knownTotal(asked);
  const isPart = floor !== null;
  const isSettled = known !== null && (!isPart || known.total > SURELY_MORE || held !== null);
  const counts = isSettled ? known : await countAll(asked);
  // What was counted of a part says less than what is known of all, what was counted of all says more.
  const found = relaxed ? full : isSettled && isPart ? (held ?? counts.total) : counts.total;
  const isCut = counts.cut && held === null;
  // Others may be listed than were counted, where not all are read.
  const total = isCut ? Math.max(found, page.length) : found;
  return {
    total: Math.min(total, COUNT_LIMIT),
    totalIsExact: total <= COUNT_LIMIT && !isCut,
    facets: asked.withFacets ? await describeFacets(counts) : NO_FACETS,
    facetsOf: counts.counted < total ? counts.counted : null,
  };
}

/** How many papers match, and what they have: where that is too many, in what stands best of them. */
export async function countAll(asked: Asked): Promise<Counts> {
  const { withFacets } = asked;
  const held = knownTotal(asked);
  if (held !== null && !withFacets) return { ...NOTHING, total: held };
  const look = lookToCount(asked);
  const best = withFacets && look !== null ? countBest(asked) : null;
  // Whoever waits for it hears of a failure; it may come before anybody does.
  best?.catch(() => {});
  const some = held === null ? null : await best;
  if (held !== null && some && some.counted >= FACET_SAMPLE) return ofMore(some, held);
  if (look === null) {
    const isMany = asked.expected >= AT_ONCE;
    return countMatches(await wholeOf(asked), { facets: withFacets, isMany });
  }
  return countEnough(asked, best);
}

/**
 * Counts what matches as far as says that it is more than is counted, first in the part that stands best: then what it
 * has is told by `best`, those that stand best of it. What is in doubt is only asked where there are fewer.
 */
async function countEnough(asked: Asked, best: Promise<Counts | null> | null): Promise<Counts> {
  const facets = asked.withFacets;
  const all = await wholeOf(asked);
  const most = SURELY_MORE + 1;
  const window = await bestPartWith(MORE_THAN_COUNTED, asked, lookForMore(asked));
  const inPart = (part: Window) =>
    countMatches({ ...all, doubt: null, window: part }, { facets: false, most });
  const [first, some] = await Promise.all([
    window ? countIn(window, inPart, ({ total }) => total / most) : countMatches(all, { facets, most }),
    best,
  ]);
  const isSettled = !window || first.total >= most;
  const counted = isSettled ? first : await countMatches(all, { facets, most });
  const { total } = counted;
  if (!facets || counted.counted === total) return counted;
  return some && some.counted >= FACET_SAMPLE
    ? ofMore(some, total)
    : countMatches(all, { facets, isMany: true });
}

/** What a part of the results has; of them there are more, however far they were counted. */
function ofMore(part: Counts, total: number): Counts {
  return { ...part, total: Math.max(total, part.counted + 1) };
}

const NOTHING: Counts = { total: 0, counted: 0, cut: false, codedFacets: '' };

async function countBest(asked: Asked): Promise<Counts | null> {
  const window = await bestPartWith(A_FEW, asked);
  const inPart = (part: Window) => countMatches({ ...wantedOf(asked, part), doubt: null }, { facets: true });
  return window && countIn(window, inPart, ({ counted }) => counted / FACET_SAMPLE);
}

/** A part that had too few is tried once more, so many times as large as it should have been; */
const AMPLY = 1.25;
/** not where that would be so many times as large: then there are not many. */
const MUCH_WIDER = 8;

/** Counts in a part, and where `enough` of it is below 1, in a wider one. */
async function countIn(
  part: Window & { by: 'standing' },
  count: (part: Window) => Promise<Counts>,
  enough: (counts: Counts) => number,
): Promise<Counts> {
  const counts = await count(part);
  const times = AMPLY / enough(counts);
  if (times <= AMPLY || times > MUCH_WIDER) return counts;
  const wider = await getWiderPart(part.from, times);
  return wider ? count(wider) : counts;
}

/** By their facets. */
const getCategoryCodes = ofProcess('search: category codes', () =>
  keptFor(
    MINUTE,
    async () => new Map((await listCategoryCodes()).map((code) => [namedFacet('category', code), code])),
  ),
);

async function describeFacets(counts: Counts): Promise<Facets> {
  const known = tallyFacets(counts.codedFacets).flatMap(({ facet, count }) => {
    const read = readFacet(facet);
    return read ? [{ ...read, facet, count }] : [];
  });
  const topicIds = known.filter(({ kind }) => kind === 'topic').slice(0, TOPICS);
  const [byId, byFacet] = await Promise.all([
    getTopicNames(topicIds.map(({ value }) => value)),
    getCategoryCodes(),
  ]);
  return {
    years: known
      .filter(({ kind }) => kind === 'year')
      .map(({ value, count }) => ({ year: value, count }))
      .toSorted((one, other) => other.year - one.year),
    categories: known
      .flatMap(({ facet, count }) => {
        const code = byFacet.get(facet);
        return code === undefined ? [] : [{ code, name: categoryName(code), count }];
      })
      .slice(0, CATEGORIES),
    topics: topicIds.flatMap(({ value, count }) => {
      const topic = byId.get(value);
      return topic ? [{ slug: topic.slug, name: topic.name, count }] : [];
    }),
    code: known.find(({ kind, value }) => kind === 'has' && readHas(value) === 'code')?.count ?? 0,
  };
}
