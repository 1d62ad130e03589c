import { z } from 'zod';
import { type Day, parseDay } from '@/lib/day';

const daySchema = z.string().transform((text, context): Day => {
  const day = parseDay(text);
  if (day) return day;
  context.addIssue('That is not a day (YYYY-MM-DD).');
  return z.NEVER;
});

/** The sources that have lists of days, and can be asked for one again. */
export const LISTING_SOURCES = ['huggingface-daily', 'arxiv-rss', 'arxiv-oai'] as const;

/** What is missing of a day at a source is to be fetched. */
export const refetchInput = z.object({
  day: daySchema,
  source: z.enum(LISTING_SOURCES, 'There is no such source.'),
});
export type RefetchInput = z.output<typeof refetchInput>;
