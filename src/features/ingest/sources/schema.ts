import { z } from 'zod';

const source = z.string().max(100);

export const runNowInput = z.object({ source });

/** The wanted state. */
export const pauseInput = z.object({
  source,
  paused: z.enum(['true', 'false']).transform((text) => text === 'true'),
});
