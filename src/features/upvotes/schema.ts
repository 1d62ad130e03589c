import { z } from 'zod';

/** The wanted state, never "toggle": a repeated or late post changes nothing. */
export const upvoteInput = z.object({
  paperId: z.coerce.number().int().positive().max(2_147_483_647),
  upvoted: z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]),
});
export type UpvoteInput = z.output<typeof upvoteInput>;
