import { z } from 'zod';
import { type MarkedText, QUERY_LENGTH } from '../schema';

/** Of all kinds together. */
export const MOST_SUGGESTIONS = 8;

/** A query as far as it is typed, and the caret in it. */
export const suggestionsInput = z
  .object({
    q: z.string('q must be given.').max(QUERY_LENGTH, `q may have at most ${QUERY_LENGTH} characters.`),
    /** A UTF-16 offset in `q`; its end where null. */
    at: z.coerce.number('at must be a number.').int('at must be a whole number.').nonnegative().nullable(),
  })
  .transform(({ q, at }) => ({
    text: q.toWellFormed().replace(/\p{Cc}/gu, ' '),
    at: Math.min(at ?? q.length, q.length),
  }));
export type SuggestionsInput = z.output<typeof suggestionsInput>;

type Shown = {
  /** What can be chosen; what was typed of it is marked. */
  label: MarkedText;
  /** "topic, 1,234 papers", the meaning of a field. */
  detail: string;
};

/** One way of completing what is typed: a paper to go to, or a query with the choice made. */
export type Suggestion =
  | (Shown & { kind: 'paper'; href: string })
  | (Shown & {
      kind: 'topic' | 'author' | 'category' | 'field';
      query: string;
      /** Where in the query the caret then stands. */
      at: number;
      /** The choice was a field's name: its value is still to be typed. */
      open: boolean;
    });

/** What `GET /api/search/suggestions` answers. */
export type SuggestionsAnswer = { suggestions: Suggestion[] };
