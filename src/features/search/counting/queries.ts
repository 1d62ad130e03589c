import 'server-only';
import { db } from '@/lib/db';
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

/** How many papers match, exact up to `COUNT_LIMIT`, and what they are about. */
export async function countResults(
  asked: Asked,
  { ids, full }: { ids: number[] | null; full: number },
): Promise<{ total: number; totalIsExact: boolean; facets: Facets }> {
  const counts = ids ? await countPapers(ids) : await countAll(asked);
  return {
    total: ids ? full : Math.min(counts.total, COUNT_LIMIT),
    totalIsExact: ids !== null || counts.total <= COUNT_LIMIT,
    facets: await describeFacets(counts),
  };
}

/**
 * Of a large corpus first the part that stands best is counted: where that has as many as are counted, what there is
 * besides changes nothing.
 */
async function countAll(asked: Asked): Promise<Counts> {
  const look = firstLook(asked.papers);
  const spread = look === null ? null : await getSpread();
  for (const share of [1, 8]) {
    const window = spread && windowOf(spread, { by: 'standing', from: null, papers: (look ?? 0) * share });
    const counts = window && (await countMatches(wantedOf(asked, window)));
    if (counts && counts.total > COUNT_LIMIT) return counts;
    // Too few for eight times as many to be enough: all are counted at once.
    if (!counts || counts.total * 8 < COUNT_LIMIT) break;
  }
  return countMatches(wantedOf(asked, null));
}

async function describeFacets(counts: Counts): Promise<Facets> {
  const known = counts.facets.flatMap(({ facet, count }) => {
    const read = readFacet(facet);
    return read ? [{ ...read, facet, count }] : [];
  });
  const topicIds = known.filter(({ kind }) => kind === 'topic').slice(0, TOPICS);
  const [topics, categories] = await Promise.all([
    db.topic.findMany({
      where: { id: { in: topicIds.map(({ value }) => value) } },
      select: { id: true, slug: true, name: true },
    }),
    getHeldCategories(),
  ]);
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
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
