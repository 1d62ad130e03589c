import { z } from 'zod';

/** What the queries of the bench are about, and how many there are of each. */
export const KINDS = {
  common: 20,
  middling: 12,
  rare: 12,
  'two words': 22,
  'three words': 18,
  'four to six words': 14,
  phrase: 18,
  title: 8,
  author: 8,
  category: 8,
  year: 6,
  code: 6,
  votes: 6,
  'filters only': 4,
  misspelt: 10,
  abbreviation: 10,
  exclusion: 6,
  or: 6,
  question: 6,
} as const;
export type Kind = keyof typeof KINDS;

export const benchQuery = z.object({
  kind: z.enum(Object.keys(KINDS) as [Kind, ...Kind[]]),
  /** As a reader types it. */
  text: z.string().min(1).max(200),
  /** What means the same to SQLite's FTS5; null where nothing does. */
  fts5: z.string().nullable(),
});
export type BenchQuery = z.infer<typeof benchQuery>;
/** Draws a query of a kind, and another with every call. */
export type Draw = () => Omit<BenchQuery, 'kind'>;
