import 'server-only';
import { type Match, matchAll, matchAny } from '../../matching/match';
import type { RankedDocument } from '../../ranking/relevance/score';
import { getBestPart } from '../../statistics/queries';
import { type Asked, facetsOf, partFor } from '../asked';
import { listFirst } from '../sql';
import { alsoHaving, fixedOf } from '../wanted';
import { type Combination, combinationsOf, nearlyAllOf } from './combinations';

/** Of a combination of words so many papers are looked at. */
const EACH_COMBINATION = 300;
/** A part that should have more than twice as many has as many. */
const AMPLE = 800;

/**
 * At least so many papers, where there are, that have most of the loose words, and all that is asked besides; none
 * where there is but one such word.
 */
export async function findRelaxed(asked: Asked, enough: number): Promise<RankedDocument[]> {
  const loose = asked.terms.flatMap(({ loose: match, having, weight }) =>
    match?.keys ? [{ match, papers: having, weight }] : [],
  );
  if (loose.length < 2) return [];
  const [only, another] = loose.filter(({ papers }) => papers > 0);
  // All have it, and the others are nobody's; how many are left by what else is asked nobody knows.
  const part = only && !another && !asked.compiled.fixed ? partFor(only.papers, asked.papers, AMPLE) : null;
  const wanted = fixedOf(asked, await getBestPart(part, asked.until));
  const given = { papers: asked.papers, most: EACH_COMBINATION };
  const combinations = asked.among
    ? nearlyAllOf(loose, { ...given, listed: asked.among.papers }).map((any) => matchAny(any.map(matchOf)))
    : combinationsOf(loose, given).map(matchOf);
  return listFirst(
    combinations.flatMap(({ keys, check }) => (keys === null ? [] : alsoHaving(wanted, { keys, check }))),
    { each: EACH_COMBINATION, enough, facets: facetsOf(asked) },
  );
}

/** What a combination of terms asks. */
function matchOf({ all, any }: Combination<{ match: Match }>): Match {
  const alternatives = any.length > 0 ? [matchAny(any.map(({ match }) => match))] : [];
  return matchAll([...all.map(({ match }) => match), ...alternatives]);
}
