import 'server-only';
import { getTopicNames } from '@/features/topics/queries';
import { keptFor } from '@/lib/kept-for';
import { type Asked, knownTotal, lookToCount, wantedOf } from '../candidates/asked';
import { wholeOf } from '../candidates/whole/queries';
import { namedFacet, readFacet, readHas } from '../facets';
import { getSpread } from '../statistics/queries';
import { windowOf } from '../statistics/windows';
import { categoryName } from '../suggestions/category-names';
import {
  COUNT_LIMIT,
  type Counts,
  countMatches,
  countPapers,
  FACET_SAMPLE,
  listCategoryCodes,
  SURELY_MORE,
} from './sql';

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
 * How many papers match, exact up to `COUNT_LIMIT`, and what they are about. `ranked` is what ranking found: the ids
 * where these are all, and what was counted of the best part, or of all where `floor` is null.
 */
export async function countResults(
  asked: Asked,
  ranked: {
    ids: number[] | null;
    full: number;
    relaxed: boolean;
    counts: Counts | null;
    counting: Promise<Counts> | null;
    floor: number | null;
  },
): Promise<Counted> {
  const { ids, full, relaxed } = ranked;
  const counted = await ranked.counting;
  const floor = counted ? null : ranked.floor;
  const known = relaxed && ids && asked.withFacets ? await countPapers(ids) : (counted ?? ranked.counts);
  const held = knownTotal(asked);
  const isSettled = known !== null && (floor === null || known.total > SURELY_MORE || held !== null);
  const counts = isSettled
    ? known
    : await countAll(asked, known && floor !== null ? { counts: known, floor } : null);
  const total = relaxed ? full : (held ?? counts.total);
  return {
    total: Math.min(total, COUNT_LIMIT),
    totalIsExact: total <= COUNT_LIMIT && !(counts.cut && held === null),
    facets: asked.withFacets ? await describeFacets(counts) : NO_FACETS,
    facetsOf: counts.counted < total ? counts.counted : null,
  };
}

/**
 * Of a large corpus first the part that stands best is counted, and of the rest no more than tells that it is too many.
 * What keys leave in doubt is asked only where that may matter.
 */
export async function countAll(
  asked: Asked,
  best: { counts: Counts; floor: number } | null,
): Promise<Counts> {
  const facets = asked.withFacets;
  const held = facets ? null : knownTotal(asked);
  if (held !== null) return { total: held, counted: 0, cut: false, facets: [] };
  const all = await wholeOf(asked);
  const known = best ?? (await countBest(asked));
  if (!known) return countMatches(all, { facets });
  const { counts, floor } = known;
  if (counts.total > SURELY_MORE) return counts;
  const most = SURELY_MORE + 1 - counts.total;
  const below = await countMatches({ ...all, doubt: null, below: floor }, { facets, most });
  const rest = { ...below, cut: below.cut || all.window !== null };
  const total = counts.total + rest.total;
  if (total > SURELY_MORE && counts.counted >= FACET_SAMPLE) return { ...counts, total };
  return total <= SURELY_MORE && all.doubt ? countMatches(all, { facets }) : addCounts(counts, rest);
}

async function countBest(asked: Asked): Promise<{ counts: Counts; floor: number } | null> {
  const papers = lookToCount(asked);
  const window = papers === null ? null : windowOf(await getSpread(), { by: 'standing', from: null, papers });
  if (window?.by !== 'standing') return null;
  const counts = await countMatches(
    { ...wantedOf(asked, window), doubt: null },
    { facets: asked.withFacets },
  );
  return { counts, floor: window.from };
}

function addCounts(one: Counts, other: Counts): Counts {
  const sums = new Map(one.facets.map(({ facet, count }) => [facet, count]));
  for (const { facet, count } of other.facets) sums.set(facet, (sums.get(facet) ?? 0) + count);
  return {
    total: one.total + other.total,
    counted: one.counted + other.counted,
    cut: one.cut || other.cut,
    facets: [...sums]
      .map(([facet, count]) => ({ facet, count }))
      .sort((first, second) => second.count - first.count || first.facet - second.facet),
  };
}

const getCategoryCodes = keptFor(MINUTE, listCategoryCodes);

async function describeFacets(counts: Counts): Promise<Facets> {
  const known = counts.facets.flatMap(({ facet, count }) => {
    const read = readFacet(facet);
    return read ? [{ ...read, facet, count }] : [];
  });
  const topicIds = known.filter(({ kind }) => kind === 'topic').slice(0, TOPICS);
  const [byId, codes] = await Promise.all([
    getTopicNames(topicIds.map(({ value }) => value)),
    getCategoryCodes(),
  ]);
  const byFacet = new Map(codes.map((code) => [namedFacet('category', code), code]));
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
