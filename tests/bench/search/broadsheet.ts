import { searchPapers } from '@/features/search/queries';
import type { Engine } from './engine';

/** Our own search, as a page calls it. */
export const broadsheet: Engine = {
  name: 'Broadsheet',
  answers: () => true,
  ask: async ({ text }) => {
    const start = performance.now();
    const { total } = await searchPapers({ text, sort: 'relevance', cursor: null });
    return { found: total, ms: performance.now() - start };
  },
};
