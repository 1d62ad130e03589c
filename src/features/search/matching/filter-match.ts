import type { Day } from '@/lib/day';
import { facet, hasFacet, namedFacet, tierFacets } from '../facets';
import type { Leaf } from '../language/tree';
import { type Check, type Match, unindexed } from './match';
import { anyOf, facetKey } from './tsquery';

/** A span of more years is asked of each paper: their keys would find a large part of all. */
const MOST_YEARS = 4;
/** Papers may be dated ahead, by mistake further than this; each year asked for takes a hundredth of the time more, had or not. */
const YEARS_AHEAD = 5;

/** The match of a filter; `topics` has the facet of each topic that a `topic:` may name. */
export function matchFilter(node: Exclude<Leaf, { kind: 'words' }>, topics: Map<string, number>): Match {
  switch (node.kind) {
    case 'topic':
      return anyFacet([topics.get(node.name) ?? []].flat());
    case 'category':
      return anyFacet([namedFacet(node.code.includes('.') ? 'category' : 'archive', node.code)]);
    case 'source':
      return anyFacet([namedFacet('source', node.name)]);
    case 'has':
      return anyFacet([hasFacet(node.what)]);
    case 'code':
      return anyFacet([
        node.name === null
          ? namedFacet('owner', node.owner)
          : namedFacet('repository', `${node.owner}/${node.name}`),
      ]);
    case 'published':
      return matchPublished(node);
    case 'votes':
    case 'stars':
      return matchAmount(node);
    case 'day':
      return unindexed({ kind: 'day', day: node.day });
    case 'is':
      return unindexed({ kind: 'is', mark: node.mark });
  }
}

/** Papers with any of these facets; with none of them where there are none. */
function anyFacet(facets: number[]): Match {
  const check: Check = { kind: 'facets', any: facets };
  // No paper has the facet 0.
  const keys = anyOf((facets.length > 0 ? facets : [0]).map(facetKey));
  return { keys, positive: true, check, rest: null, doubt: null };
}

/** Papers published between two days, both included: by their years, and where a year is cut by their day. */
function matchPublished({ from, to }: { from: Day | null; to: Day | null }): Match {
  const check: Check = { kind: 'published', from, to };
  const now = new Date().getUTCFullYear();
  const first = from === null ? null : Number(from.slice(0, 4));
  const last = to === null ? Math.max(now, first ?? now) : Number(to.slice(0, 4));
  if (first === null || last - first >= MOST_YEARS) return unindexed(check);
  const years = yearFacets(first, Math.max(first, last) + (to === null ? YEARS_AHEAD : 0));
  const isWhole = from?.endsWith('-01-01') && (to === null || to.endsWith('-12-31'));
  return { ...anyFacet(years), check, rest: isWhole ? null : check };
}

/** A key of each year after that of a day, however far ahead papers are dated. */
export function laterYears(day: Day): string[] {
  const last = new Date().getUTCFullYear() + YEARS_AHEAD;
  return yearFacets(Number(day.slice(0, 4)) + 1, last).map(facetKey);
}

function yearFacets(first: number, last: number): number[] {
  const count = Math.max(0, last - first + 1);
  return Array.from({ length: count }, (_, index) => facet('year', first + index));
}

/** Papers with a number of votes or stars: by their tiers, and where a tier is cut by the number. */
function matchAmount(given: { kind: 'votes' | 'stars'; min: number | null; max: number | null }): Match {
  const { kind, min, max } = given;
  const check: Check = { kind, min, max };
  // Every paper has votes, perhaps none.
  if (kind === 'votes' && (min ?? 0) === 0 && max === null) return { ...unindexed(check), rest: null };
  const isWhole = isTierStart(min ?? 0) && (max === null || isTierStart(max + 1));
  return { ...anyFacet(tierFacets(kind, min ?? 0, max)), check, rest: isWhole ? null : check };
}

/** 0, 1, 3, 7, …: where a tier begins. */
function isTierStart(number: number): boolean {
  return Number.isInteger(Math.log2(number + 1));
}
