import 'server-only';
import { countText, numberText } from '@/lib/number-text';
import type { SourceFact } from '../context';
import { countRepositories } from './sql';

/** How it stands with the repositories that papers link, for the operator. */
export async function listStarFacts(now: Date): Promise<SourceFact[]> {
  const { linked, counted, moved, gone, due } = await countRepositories(now);
  return [
    {
      name: 'Repositories',
      text: `${numberText(linked)} linked, ${numberText(counted)} counted, ${numberText(moved)} renamed, ${numberText(gone)} not to be found`,
    },
    { name: 'Due now', text: due === 0 ? 'none' : countText(due, 'repository', 'repositories') },
  ];
}
