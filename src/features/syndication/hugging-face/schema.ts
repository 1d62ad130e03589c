import { z } from 'zod';
import { type DayRange, dayOf, parseDay, parseMonth, parseWeek } from '@/lib/day';
import { AppError } from '@/lib/errors';

/** As Hugging Face limits them. */
const MOST_ITEMS = 100;
const MOST_FOUND = 120;
const QUERY_LENGTH = 250;
const MOST_PAGES = 100_000;

const SORTS = ['publishedAt', 'trending'] as const;

function whole(fallback: number, { min, max }: { min: number; max: number }) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message)
    .default(fallback);
}

/** A day, week or month that is there and has begun. */
function period(parse: (text: string) => DayRange | null, like: string) {
  return z
    .string()
    .transform((text, context) => {
      const range = parse(text);
      if (range && range.first <= dayOf(new Date())) return range;
      context.addIssue(range ? `must not be in the future, but is "${text}"` : `must be ${like}`);
      return z.NEVER;
    })
    .optional();
}

const dailyPapers = z
  .object({
    date: period((text) => {
      const day = parseDay(text);
      return day && { first: day, last: day };
    }, 'a day as YYYY-MM-DD'),
    week: period(parseWeek, 'an ISO week as YYYY-Www'),
    month: period(parseMonth, 'a month as YYYY-MM'),
    submitter: z.string().min(1).max(100).optional(),
    sort: z.enum(SORTS, `must be one of ${SORTS.join(', ')}`).optional(),
    p: whole(0, { min: 0, max: MOST_PAGES }),
    limit: whole(50, { min: 1, max: MOST_ITEMS }),
  })
  .refine(({ date, week, month }) => [date, week, month].filter(Boolean).length <= 1, {
    message: 'give only one of date, week and month',
    path: ['date'],
  })
  .transform(({ date, week, month, ...rest }) => ({ ...rest, range: date ?? week ?? month ?? null }));
export type DailyPapersQuery = z.infer<typeof dailyPapers>;

const search = z.object({
  q: z
    .string()
    .default('')
    .refine((text) => [...text].length <= QUERY_LENGTH, `must not be longer than ${QUERY_LENGTH} characters`),
  limit: whole(20, { min: 1, max: MOST_FOUND }),
});
export type HubSearchQuery = z.infer<typeof search>;

const list = z.object({
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,100}$/, 'must be one that an answer gave')
    .optional(),
  limit: whole(50, { min: 1, max: MOST_ITEMS }),
});
export type HubListQuery = z.infer<typeof list>;

export const parseDailyPapers = parser(dailyPapers);
export const parseHubSearch = parser(search);
export const parseHubList = parser(list);

const indexRequest = z.object({
  arxivId: z.string().regex(/^\d{4}\.\d{4,5}$/, 'must be an arXiv id such as 2406.11944'),
});
const MOST_BODY = 10_000;

/** What the body of `POST /api/papers/index` asks for. @throws AppError invalid */
export function readIndexRequest(body: string): z.infer<typeof indexRequest> {
  if (body.length > MOST_BODY)
    throw new AppError('too_large', `The body is longer than ${MOST_BODY} characters.`);
  return accepted(indexRequest.safeParse(jsonOf(body)));
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new AppError('invalid', 'The body is not JSON.');
  }
}

/** Reads an address's parameters; others than these are not looked at. @throws AppError invalid, naming each wrong one */
function parser<Schema extends z.ZodType>(schema: Schema): (parameters: URLSearchParams) => z.output<Schema> {
  return (parameters) => {
    const given = Object.fromEntries([...parameters].filter(([, value]) => value !== ''));
    return accepted(schema.safeParse(given));
  };
}

function accepted<Output>({ data, error }: z.ZodSafeParseResult<Output>): Output {
  if (!error) return data;
  const wrong = error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  throw new AppError('invalid', wrong.join('; '));
}
