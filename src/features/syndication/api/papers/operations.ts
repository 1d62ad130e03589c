import { z } from 'zod';
import { PAPER_LIMITS } from '@/features/papers/schema';
import { readOperation } from '../operation';
import { cursor, pageCursor, text, told, whole } from '../parameters';
import { pagedPapers, paper, paperList, relatedPapers } from './schema';

const MOST_PAPERS = 100;

const key = told(text(PAPER_LIMITS.key), {
  description: 'An arXiv id (`2406.11944`, `hep-th/9901001`), or the key that a paper without one has.',
  example: '2406.11944',
});

export const listPapersOperation = readOperation({
  id: 'listPapers',
  example: '/api/v1/papers?limit=2',
  path: '/api/v1/papers',
  group: 'Papers',
  title: 'All papers, the newest first',
  about: 'By date of publication; papers without one are left out.',
  pathInput: z.strictObject({}),
  queryInput: z.strictObject({
    cursor,
    limit: whole(50, { min: 1, max: MOST_PAPERS }, { description: 'Papers in an answer.', example: 2 }),
  }),
  output: paperList,
});

export const getPaperOperation = readOperation({
  id: 'getPaper',
  example: '/api/v1/papers/2406.11944',
  path: '/api/v1/papers/{key}',
  group: 'Papers',
  title: 'One paper',
  about: 'A version behind an arXiv id, and a key that a paper had before, lead to the address it has now.',
  pathInput: z.strictObject({ key }),
  queryInput: z.strictObject({}),
  output: paper,
  missing: 'There is no such paper here.',
  moves: true,
});

export const listRelatedOperation = readOperation({
  id: 'listRelatedPapers',
  example: '/api/v1/related/2406.11944',
  path: '/api/v1/related/{key}',
  group: 'Papers',
  title: 'Papers like one',
  about: 'The nearest by content, nearest first, each with the words by which it is near.',
  pathInput: z.strictObject({ key }),
  queryInput: z.strictObject({}),
  output: relatedPapers,
  missing: 'There is no such paper here.',
  moves: true,
});

export const listAuthorPapersOperation = readOperation({
  id: 'listAuthorPapers',
  example: '/api/v1/authors/Jacob%20Dunefsky/papers',
  path: '/api/v1/authors/{name}/papers',
  group: 'Papers',
  title: 'The papers of an author',
  about:
    'Newest first, of exactly this name: two people of one name are one list. For parts of a name search for `author:"…"`.',
  pathInput: z.strictObject({
    name: told(text(PAPER_LIMITS.name), {
      description: 'As it stands on papers.',
      example: 'Jacob Dunefsky',
    }),
  }),
  queryInput: z.strictObject({ cursor: pageCursor }),
  output: pagedPapers,
  missing: 'No paper here bears the name.',
});
