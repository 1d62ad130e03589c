import 'server-only';
import { getTopicNames } from '@/features/topics/queries';
import { type Asked, firstLook, wantedOf } from '../candidates/asked';
import { namedFacet, readFacet, readHas } from '../facets';
import { getSpread } from '../statistics/queries';
import { windowOf } from '../statistics/windows';
import { getHeldCategories } from '../suggestions/held';
import { COUNT_LIMIT, type Counts, countMatches, countPapers } from './sql';

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
/** The best part is made larger where it has too few: by so much more than should do, and at most so many times. */
const AMPLE = 1.25;
const WIDEST = 16;

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
    floor: number | null;
  },
): Promise<Counted> {
  const { ids, full, relaxed, floor } = ranked;
  const known = relaxed && ids && asked.withFacets ? await countPapers(ids) : ranked.counts;
  const isSettled = known !== null && (floor === null || known.total > COUNT_LIMIT);
  const counts = isSettled ? known : await countAll(asked, known);
  const total = relaxed ? full : counts.total;
  return {
    total: Math.min(total, COUNT_LIMIT),
    totalIsExact: total <= COUNT_LIMIT,
    facets: asked.withFacets ? await describeFacets(counts) : NO_FACETS,
    facetsOf: counts.counted < counts.total ? counts.counted : null,
  };
}

/**
 * Of a large corpus first the part that stands best is counted: where that has as many as are counted, what there is
 * besides changes nothing. `known` is what the best few percent have.
 */
async function countAll(asked: Asked, known: Counts | null): Promise<Counts> {
  const look = firstLook(asked.papers);
  if (look !== null) {
    const spread = await getSpread();
    const inPart = async (papers: number) => {
      const window = windowOf(spread, { by: 'standing', from: null, papers });
      return window && countMatches(wantedOf(asked, window), asked.withFacets);
    };
    const first = known ?? (await inPart(look));
    if (first && first.total > COUNT_LIMIT) return first;
    // As large a part as will probably do, unless that is nearly all.
    const times = first && first.total > 0 ? (AMPLE * COUNT_LIMIT) / first.total : Number.POSITIVE_INFINITY;
    const wider = times < WIDEST ? await inPart(Math.ceil(look * times)) : null;
    if (wider && wider.total > COUNT_LIMIT) return wider;
  }
  return countMatches(wantedOf(asked, null), asked.withFacets);
}

async function describeFacets(counts: Counts): Promise<Facets> {
  const known = counts.facets.flatMap(({ facet, count }) => {
    const read = readFacet(facet);
    return read ? [{ ...read, facet, count }] : [];
  });
  const topicIds = known.filter(({ kind }) => kind === 'topic').slice(0, TOPICS);
  const [byId, categories] = await Promise.all([
    getTopicNames(topicIds.map(({ value }) => value)),
    getHeldCategories(),
  ]);
  const byFacet = new Map(categories.map((category) => [namedFacet('category', category.code), category]));
  return {
    years: known
      .filter(({ kind }) => kind === 'year')
      .map(({ value, count }) => ({ year: value, count }))
      .toSorted((one, other) => other.year - one.year),
    categories: known
      .flatMap(({ facet, count }) => {
        const category = byFacet.get(facet);
        return category ? [{ code: category.code, name: category.name, count }] : [];
      })
      .slice(0, CATEGORIES),
    topics: topicIds.flatMap(({ value, count }) => {
      const topic = byId.get(value);
      return topic ? [{ slug: topic.slug, name: topic.name, count }] : [];
    }),
    code: known.find(({ kind, value }) => kind === 'has' && readHas(value) === 'code')?.count ?? 0,
  };
}
