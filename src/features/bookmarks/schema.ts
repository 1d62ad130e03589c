import { z } from 'zod';

const paperId = z.coerce.number().int().positive().max(2_147_483_647);

export const seenInput = z.object({ paperId });

/** The wanted state, never "toggle". */
export const bookmarkInput = z.object({
  paperId,
  bookmarked: z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]),
});
export type BookmarkInput = z.output<typeof bookmarkInput>;
