import { z } from 'zod';

/** What the process of FTS5 is asked: a query in its language, and whether to count the matches too. */
export const question = z.object({ id: z.number(), match: z.string(), count: z.boolean() });
export type Question = z.infer<typeof question>;

export type Reply = { id: number; found: number; ms: number } | { id: number; problem: string };
