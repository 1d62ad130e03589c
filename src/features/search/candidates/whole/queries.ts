import 'server-only';
import { MOST_READ } from '../../matching/most-read';
import { isRead, type Wanted, type Window } from '../../matching/sql';
import { getSpread } from '../../statistics/queries';
import { windowOf } from '../../statistics/windows';
import { type Asked, wantedOf } from '../asked';

/**
 * What a search wants of all papers. Where all of them would have to be read, it is those that come first by an order:
 * the index can narrow to these, where sorting a million for them would take a second.
 */
export async function wholeOf(asked: Asked, by: Window['by'] = 'standing'): Promise<Wanted> {
  const wanted = { ...wantedOf(asked, null), order: by };
  if (wanted.keys !== null || !isRead(wanted)) return wanted;
  return {
    ...wanted,
    window: windowOf(await getSpread(), { by, from: null, papers: MOST_READ, until: asked.until }),
  };
}
