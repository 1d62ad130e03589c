import { z } from 'zod';
import { CLOSING_RULES } from '@/features/editions/closing';
import { type TrendingWindow, WINDOWS } from '@/features/editions/trending/window';
import { readOperation } from '../operation';
import { count, day, instant, next, pagedPapers, paper } from '../papers/schema';
import { choice, dayParameter, pageCursor, told } from '../parameters';

/** Days that one list of editions may reach over. */
export const MOST_DAYS = 366;
export const USUAL_DAYS = 31;

const dayState = z.object({
  day,
  papers: count,
  state: z.enum(['open', 'final']).meta({ description: 'Open: more papers may come.' }),
  finalAt: instant.nullable(),
  finalRule: z.enum(CLOSING_RULES).nullable().meta({ description: 'By which rule it was closed.' }),
});

export const listEditionsOperation = readOperation({
  id: 'listEditions',
  example: '/api/v1/editions?from=2026-06-01&to=2026-06-30',
  path: '/api/v1/editions',
  group: 'Editions',
  title: 'Days that have papers',
  about: `First to last, with how many papers each has and whether it is still filling. No more than ${MOST_DAYS} days at once.`,
  pathInput: z.strictObject({}),
  queryInput: z.strictObject({
    from: dayParameter({
      description: `The first day; else ${USUAL_DAYS} days up to the last.`,
      example: '2026-06-01',
    }),
    to: dayParameter({
      description: 'The last day; else that of the newest edition.',
      example: '2026-06-30',
    }),
  }),
  output: z.object({ items: z.array(dayState), latest: day.nullable() }).meta({ id: 'Editions' }),
});

export const getEditionOperation = readOperation({
  id: 'getEdition',
  example: '/api/v1/editions/latest',
  path: '/api/v1/editions/{edition}',
  group: 'Editions',
  title: 'The edition of a day, a week or a month',
  about:
    'Its papers by votes. A day is whole; weeks and months have 50 papers an answer. A day without papers has none.',
  pathInput: z.strictObject({
    edition: z
      .string()
      .regex(
        /^(latest|\d{4}-\d\d-\d\d|\d{4}-W\d\d|\d{4}-\d\d)$/,
        'must be latest, YYYY-MM-DD, YYYY-Www or YYYY-MM',
      )
      .meta({
        description: '`latest`, a day (`2026-06-30`), an ISO week (`2026-W27`) or a month (`2026-06`).',
        param: { example: '2026-06-30' },
      }),
  }),
  queryInput: z.strictObject({ cursor: pageCursor }),
  output: z
    .object({
      edition: z.string().meta({ description: 'Its name: a day, a week or a month.' }),
      url: z.url(),
      first: day,
      last: day,
      state: z
        .enum(['open', 'final'])
        .nullable()
        .meta({ description: 'Final: all days of it are, and the last is over. Null: it has no papers.' }),
      days: z.array(dayState),
      curators: z.array(z.string()),
      topics: z.array(z.object({ slug: z.string(), name: z.string(), count })),
      previous: z.string().nullable().meta({ description: 'The name of the nearest one before it.' }),
      following: z.string().nullable(),
      items: z.array(paper),
      next,
      total: count,
    })
    .meta({ id: 'Edition' }),
});

const NAMES = WINDOWS.map(({ window }) => window) as [TrendingWindow, ...TrendingWindow[]];

export const getTrendingOperation = readOperation({
  id: 'getTrending',
  example: '/api/v1/trending?window=7-days',
  path: '/api/v1/trending',
  group: 'Editions',
  title: 'What is trending',
  about:
    'By score, of all editions or of the newest 1, 7 or 30 days; `stars` by what their code gained on GitHub in seven days.',
  pathInput: z.strictObject({}),
  queryInput: z.strictObject({
    window: told(choice(NAMES).default('all'), { description: 'Of which days.', example: '7-days' }),
    cursor: pageCursor,
  }),
  output: pagedPapers,
});
