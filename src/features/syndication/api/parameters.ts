import { z } from 'zod';
import { CURSOR_LENGTH } from '@/features/search/schema';
import { type Day, parseDay } from '@/lib/day';

const MOST_PAGES = 9_999;
const GO_ON = 'Where to go on: the `next` of the answer before. Leave out to begin.';

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is the one that no column holds
const WITHOUT_NULL = /^[^\u0000]*$/;

type About = { description: string; example?: string | number };

/** A parameter with what it is for. Last of all: what is put around a schema hides what is said of it. */
export function told<Schema extends z.ZodType>(schema: Schema, { description, example }: About): Schema {
  return schema.meta({ description, param: { example } });
}

/** The same, where programs had better know it as something else than a text of some pattern. */
function toldAs<Schema extends z.ZodType>(schema: Schema, about: About, known: object): Schema {
  return schema.meta({
    description: about.description,
    param: { example: about.example },
    override: ({ jsonSchema }: { jsonSchema: Record<string, unknown> }) => {
      delete jsonSchema.pattern;
      Object.assign(jsonSchema, known);
    },
  });
}

/** A text of an address. */
export function text(most: number) {
  return z
    .string()
    .max(most, `must not be longer than ${most} characters`)
    .regex(WITHOUT_NULL, 'must not hold a null character');
}

/** A whole number in an address, which is text there. */
function wholeText({ min, max }: { min: number; max: number }) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message);
}

export function whole(fallback: number, range: { min: number; max: number }, about: About) {
  const known = { type: 'integer', minimum: range.min, maximum: range.max, default: fallback };
  return toldAs(wholeText(range).default(fallback), about, known);
}

const ROWS = { min: 0, max: 999_999_999 };
const ROW = { type: 'integer', minimum: ROWS.min, maximum: ROWS.max };

/** The number of a row. */
export function rowParameter(about: About) {
  return toldAs(wholeText(ROWS), about, ROW);
}

/** Where a list of rows goes on. */
export const rowCursor = toldAs(wholeText(ROWS).optional(), { description: GO_ON }, ROW);

export function choice<Choice extends string>(choices: readonly [Choice, ...Choice[]]) {
  return z.enum(choices, `must be one of ${choices.join(', ')}`);
}

/** A day in an address; an empty one is none. */
export function dayParameter(about: About) {
  const day = z
    .string()
    .transform((given, context): Day | undefined => {
      const found = parseDay(given);
      if (!found && given !== '') context.addIssue('must be a day as YYYY-MM-DD');
      return found ?? undefined;
    })
    .optional();
  return toldAs(day, about, { format: 'date', pattern: '^(\\d{4}-\\d\\d-\\d\\d)?$' });
}

const CURSOR_MESSAGE = 'must be the `next` of an answer';

/** Where a list goes on. */
export const cursor = told(
  z
    .string()
    .regex(new RegExp(`^[A-Za-z0-9_-]{1,${CURSOR_LENGTH}}$`), CURSOR_MESSAGE)
    .optional(),
  { description: GO_ON },
);

/** The same for lists that are cut into numbered pages: the page, from 1. */
export const pageCursor = toldAs(
  z
    .string()
    .regex(/^p[1-9]\d{0,3}$/, CURSOR_MESSAGE)
    .transform((given) => Number(given.slice(1)))
    .default(1),
  { description: GO_ON },
  { pattern: '^p[1-9]\\d{0,3}$', default: 'p1' },
);

/** The cursor of the page after one, or null where that is the last. */
export function nextPage({ page, pages }: { page: number; pages: number }): string | null {
  return page < Math.min(pages, MOST_PAGES) ? `p${page + 1}` : null;
}
