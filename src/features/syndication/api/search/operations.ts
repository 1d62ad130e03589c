import { z } from 'zod';
import { QUERY_LENGTH, SORTS } from '@/features/search/schema';
import { readOperation } from '../operation';
import { count, next, paper } from '../papers/schema';
import { choice, cursor, text, told } from '../parameters';

const FILTER_LENGTH = 200;

/** The filters that may stand beside `q`, each with what its field means and a value. */
const FILTERS = {
  title: ['Words in the title.', 'transcoders'],
  abstract: ['Words in the abstract.', 'circuits'],
  author: ['Words of an author’s name, side by side.', 'Dunefsky'],
  venue: ['Words of where it appeared.', 'NeurIPS'],
  topic: ['A topic, by its slug or a way of writing it.', 'mlp'],
  category: ['A category of arXiv, or all of an archive.', 'cs.LG'],
  source: ['Who told of it.', 'arxiv'],
  has: ['`code`, `project`, `abstract` or `comments`.', 'code'],
  code: ['A repository on GitHub, or its owner.', 'jacobdunefsky/transcoder_circuits'],
  year: ['A year, or a span of years.', '2024-2026'],
  from: ['Published on this day or later; a month or a year will do.', '2024-06'],
  to: ['Published on this day or before.', '2026'],
  day: ['Featured on this day.', '2026-06-30'],
  votes: ['Votes: a number, `>20`, `10-20`.', '>1'],
  stars: ['Stars of its code.', '>10'],
} as const;

export type FilterName = keyof typeof FILTERS;
export const FILTER_NAMES = Object.keys(FILTERS) as FilterName[];

const filters = Object.fromEntries(
  Object.entries(FILTERS).map(([name, [description, example]]) => [
    name,
    told(text(FILTER_LENGTH).optional(), { description, example }),
  ]),
) as Record<FilterName, z.ZodOptional<ReturnType<typeof text>>>;

const meaning = z.object({
  name: z.string(),
  slug: z.string().nullable(),
  forms: z.array(z.string()).meta({ description: 'Other ways of writing it that are found too.' }),
  papers: count,
});

const hit = z.object({
  paper,
  excerpt: z
    .array(z.object({ text: z.string(), marked: z.boolean() }))
    .nullable()
    .meta({ description: 'The best passage in pieces; the marked ones matched.' }),
  reasons: z
    .array(z.object({ label: z.string(), value: z.number() }))
    .meta({ description: 'What it was found by, and what each adds to its rank.' }),
  votesAdd: z.number(),
  lacking: z.array(z.string()).meta({ description: 'Words of the query that it lacks.' }),
});

const facets = z.object({
  years: z.array(z.object({ year: z.int(), count })),
  categories: z.array(z.object({ code: z.string(), name: z.string().nullable(), count })),
  topics: z.array(z.object({ slug: z.string(), name: z.string(), count })),
  code: count.meta({ description: 'Papers with code.' }),
});

export const searchOperation = readOperation({
  id: 'searchPapers',
  example: '/api/v1/search?q=transcoders&has=code&sort=newest',
  path: '/api/v1/search',
  group: 'Search',
  title: 'Search, with filters and facets',
  about:
    '`q` holds words, phrases and filters in the language of the search page (/help/search); each filter may also be a parameter of its own. All of them must hold. 25 papers an answer. A search for what a reader did (`is:…`) is not answered here.',
  pathInput: z.strictObject({}),
  queryInput: z.strictObject({
    q: told(text(QUERY_LENGTH).default(''), {
      description: 'What to look for.',
      example: 'transcoders "language models"',
    }),
    sort: told(choice(SORTS).default('relevance'), {
      description:
        'The order of the results. By relevance no more than the first 3,000 or so are listed, in any other order all.',
      example: 'newest',
    }),
    ...filters,
    cursor,
  }),
  output: z
    .object({
      query: z.string().meta({ description: 'The whole query as it was searched for, filters in it.' }),
      items: z.array(hit),
      next,
      total: count.meta({ description: 'Papers that match in full.' }),
      totalIsExact: z.boolean().meta({ description: 'False: there are more than `total`.' }),
      relaxed: z
        .boolean()
        .meta({ description: 'Few match in full: papers with most of the words are found too.' }),
      facets,
      facetsOf: count
        .nullable()
        .meta({ description: 'Where facets are not of all results: of how many that stand best.' }),
      readings: z
        .array(z.object({ form: z.string(), meant: meaning.nullable(), others: z.array(meaning) }))
        .meta({ description: 'What abbreviations were taken to mean.' }),
      hints: z
        .array(z.object({ message: z.string(), replacement: z.string().nullable() }))
        .meta({ description: 'What was not understood, and the query with the fix made.' }),
      absent: z.array(z.string()).meta({ description: 'Words that no paper has.' }),
      suggestion: z.string().nullable().meta({ description: 'The query as it was probably meant.' }),
    })
    .meta({ id: 'SearchResult' }),
});
