import { z } from 'zod';
import { type Day, parseDay } from '@/lib/day';

/** Missing and null mean the same: the source does not say. */
export const optional = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? null);

/** A blank text says nothing either. */
export const optionalText = optional(z.string()).transform((text) => text?.trim() || null);

export const optionalCount = optional(z.number().int().nonnegative());

/** An instant as JSON (ISO 8601) or mail (RFC 2822) writes it, in a year that a database can hold. */
export const instant = z.string().transform((text, context) => {
  const at = new Date(text);
  const year = at.getUTCFullYear();
  if (year >= 1000 && year <= 9999) return at;
  context.addIssue('not a date');
  return z.NEVER;
});

/** The instant a text names, as `instant` reads it; null where there is none. */
export function readInstant(text: string): Date | null {
  return instant.safeParse(text.trim()).data ?? null;
}

/** The day a text names, in a year that a database can hold; null where there is none. */
export function readDay(text: string): Day | null {
  const day = parseDay(text);
  return day && day >= '1000' ? day : null;
}
