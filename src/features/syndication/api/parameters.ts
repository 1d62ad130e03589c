import { z } from 'zod';
import { type Day, parseDay } from '@/lib/day';

/** Characters of a cursor: those of a search hold the weights of its words. */
const CURSOR_LENGTH = 800;
const MOST_PAGES = 9_999;

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is the one that no column holds
const WITHOUT_NULL = /^[^\u0000]*$/;

type About = { description: string; example?: string | number };

/** A text of an address. */
export function text(most: number, { description, example }: About) {
  return z
    .string()
    .max(most, `must not be longer than ${most} characters`)
    .regex(WITHOUT_NULL, 'must not hold a null character')
    .meta({ description, param: { example } });
}

/** A whole number in an address, which is text. */
export function whole({
  min,
  max,
  fallback,
  ...about
}: About & { min: number; max: number; fallback: number }) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message)
    .default(fallback)
    .meta({
      description: about.description,
      param: { example: about.example ?? fallback },
      override: { type: 'integer', minimum: min, maximum: max, default: fallback },
    });
}

export function choice<Choice extends string>(choices: readonly [Choice, ...Choice[]], about: About) {
  return z
    .enum(choices, `must be one of ${choices.join(', ')}`)
    .meta({ description: about.description, param: { example: about.example ?? choices[0] } });
}

/** A day in an address; an empty one is none. */
export function dayParameter(about: About) {
  return z
    .string()
    .transform((given, context): Day | undefined => {
      const day = parseDay(given);
      if (!day && given !== '') context.addIssue('must be a day as YYYY-MM-DD');
      return day ?? undefined;
    })
    .optional()
    .meta({
      description: about.description,
      param: { example: about.example },
      override: { type: 'string', format: 'date', pattern: '^(\\d{4}-\\d\\d-\\d\\d)?$' },
    });
}

const CURSOR_MESSAGE = 'must be the `next` of an answer';

/** Where a list goes on. */
export const cursor = z
  .string()
  .regex(new RegExp(`^[A-Za-z0-9_-]{1,${CURSOR_LENGTH}}$`), CURSOR_MESSAGE)
  .optional()
  .meta({ description: 'Where to go on: the `next` of the answer before. Leave out to begin.' });

/** The same for lists that are cut into numbered pages: the page, from 1. */
export const pageCursor = z
  .string()
  .regex(/^p[1-9]\d{0,3}$/, CURSOR_MESSAGE)
  .transform((given) => Number(given.slice(1)))
  .default(1)
  .meta({
    description: 'Where to go on: the `next` of the answer before. Leave out to begin.',
    override: { type: 'string', pattern: '^p[1-9]\\d{0,3}$' },
  });

/** The cursor of the page after one, or null where that is the last. */
export function nextPage({ page, pages }: { page: number; pages: number }): string | null {
  return page < Math.min(pages, MOST_PAGES) ? `p${page + 1}` : null;
}
