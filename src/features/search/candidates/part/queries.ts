import 'server-only';
import type { Window } from '../../matching/sql';
import { standingWith } from '../../sample/sample';
import { getBestPart } from '../../statistics/queries';
import { type Asked, lookFor } from '../asked';
import { keysUntil } from '../expected';

const YEAR_END = '-12-31';

/**
 * The part of all papers that stands best and should have so many that match; null where all that match are easily looked
 * at, or there are no more. Some words are common among what stands best, and others rare, which a sample tells.
 */
export async function bestPartWith(
  matches: number,
  asked: Asked,
  papers = lookFor(asked, matches),
): Promise<(Window & { by: 'standing' }) | null> {
  if (papers === null) return null;
  // A sample tells also of keys that the index is not asked for: what is not there.
  const { keys } = asked.compiled.match;
  const { sample, until } = asked;
  const from =
    sample && keys !== null
      ? standingWith(sample, keysUntil(keys, until), { matches, papers: asked.papers })
      : null;
  if (from === null) return getBestPart(papers, until);
  if (until === null || until.endsWith(YEAR_END)) return { by: 'standing', from };
  // A sample's keys do not tell what is later in the year of that day, and stands best.
  const part = await getBestPart(papers, until);
  return part && { by: 'standing', from: Math.min(from, part.from) };
}
