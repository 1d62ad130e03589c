import 'server-only';
import { answerable } from '../../matching/match';
import type { Window } from '../../matching/sql';
import { standingWith } from '../../sample/sample';
import { getBestPart } from '../../statistics/queries';
import { type Asked, lookFor } from '../asked';

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
  const { keys } = answerable(asked.compiled.match);
  const { sample } = asked;
  const from = sample && keys !== null ? standingWith(sample, keys, { matches, papers: asked.papers }) : null;
  return from === null ? getBestPart(papers, asked.until) : { by: 'standing', from };
}
