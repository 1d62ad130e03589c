import { listPapersWithText } from '@/features/papers/queries';
import { findPapers, searchPapers } from '@/features/search/queries';
import { forget } from '@/features/search/statistics/memory';
import type { Engine } from './engine';

/** Our own search, as a page calls it: with facets, marked passages, near-duplicates folded, other spellings. */
export const broadsheet: Engine = {
  name: 'Broadsheet',
  answers: () => true,
  ask: async ({ text }) => {
    const start = performance.now();
    const { total } = await searchPapers({ text, sort: 'relevance', cursor: null });
    return { found: total, ms: performance.now() - start };
  },
};

/** The same where none of the words was asked for before, which has to ask what is known of them first. */
export const broadsheetAnew: Engine = {
  ...broadsheet,
  name: 'Broadsheet, words new to it',
  ask: (query) => {
    forget();
    return broadsheet.ask(query);
  },
};

/** What FTS5 is asked for as well: a page of papers with their texts, and how many match. */
export const broadsheetPage: Engine = {
  name: 'Broadsheet, page and count',
  answers: ({ fts5 }) => fts5 !== null,
  ask: async ({ text }) => {
    const start = performance.now();
    const { ids, total } = await findPapers({ text, sort: 'relevance', cursor: null });
    await listPapersWithText(ids);
    return { found: total, ms: performance.now() - start };
  },
};
