import { z } from 'zod';
import { slugText, TOPIC_QUERY_LENGTH } from '@/features/topics/schema';
import { readOperation } from '../operation';
import { count, day, next, pagedPapers } from '../papers/schema';
import { pageCursor, text, told } from '../parameters';

const slug = told(slugText, { description: 'The topic’s name in addresses.', example: 'mlp' });
const missing = 'There is no such topic.';

export const listTopicsOperation = readOperation({
  id: 'listTopics',
  example: '/api/v1/topics?q=language',
  path: '/api/v1/topics',
  group: 'Topics',
  title: 'Topics, most papers first',
  about: 'All of them, or those that a text looks for; 500 an answer.',
  pathInput: z.strictObject({}),
  queryInput: z.strictObject({
    q: told(text(TOPIC_QUERY_LENGTH).default(''), {
      description: 'A part of a name, or an abbreviation.',
      example: 'language',
    }),
    cursor: pageCursor,
  }),
  output: z
    .object({
      items: z.array(
        z.object({
          slug: z.string(),
          name: z.string(),
          alsoCalled: z.string().nullable(),
          papers: count,
        }),
      ),
      next,
      total: count,
    })
    .meta({ id: 'Topics' }),
});

export const getTopicOperation = readOperation({
  id: 'getTopic',
  example: '/api/v1/topics/mlp',
  path: '/api/v1/topics/{slug}',
  group: 'Topics',
  title: 'A topic and how it grew',
  about:
    'Its ways of writing, its papers by month beside all papers, and what it goes together with. The address of a topic that was merged leads to the other one.',
  pathInput: z.strictObject({ slug }),
  queryInput: z.strictObject({}),
  output: z
    .object({
      slug: z.string(),
      name: z.string(),
      url: z.url(),
      papers: count,
      abbreviations: z.array(z.string()),
      expansions: z.array(z.string()),
      months: z
        .array(z.object({ month: z.string().regex(/^\d{4}-\d\d$/), papers: count, total: count }))
        .meta({ description: 'Oldest first: its papers, and those of all topics together.' }),
      neighbours: z
        .array(z.object({ slug: z.string(), name: z.string(), papers: count, of: count, lift: z.number() }))
        .meta({ description: 'Topics that its papers have `lift` times as often as all papers do.' }),
    })
    .meta({ id: 'Topic' }),
  missing,
  moves: true,
});

export const listTopicPapersOperation = readOperation({
  id: 'listTopicPapers',
  example: '/api/v1/topics/mlp/papers',
  path: '/api/v1/topics/{slug}/papers',
  group: 'Topics',
  title: 'The newest papers of a topic',
  about: '50 an answer. By votes or score: search with `topic`.',
  pathInput: z.strictObject({ slug }),
  queryInput: z.strictObject({ cursor: pageCursor }),
  output: pagedPapers,
  missing,
  moves: true,
});

const range = z.object({ first: day, last: day });
const trend = z.object({
  slug: z.string(),
  name: z.string(),
  recent: count.meta({ description: 'Papers in the recent period.' }),
  before: count,
  ratio: z.number().meta({ description: 'Its share of all papers is so many times what it was.' }),
  low: z.number().meta({ description: 'The 95 % interval of `ratio`.' }),
  high: z.number(),
  certain: z.boolean().meta({ description: 'Even among so many topics, chance would hardly bring it.' }),
});

export const listTrendsOperation = readOperation({
  id: 'listTrends',
  example: '/api/v1/trends',
  path: '/api/v1/trends',
  group: 'Topics',
  title: 'Topics rising and falling',
  about: 'Whose share of all papers changed lately, with the range that the counts support.',
  pathInput: z.strictObject({}),
  queryInput: z.strictObject({}),
  output: z
    .object({
      periods: z
        .object({ recent: range, before: range })
        .nullable()
        .meta({ description: 'Null where there are too few papers to tell.' }),
      totals: z.object({ recent: count, before: count }).nullable(),
      compared: count,
      rising: z.array(trend),
      falling: z.array(trend),
    })
    .meta({ id: 'Trends' }),
});
