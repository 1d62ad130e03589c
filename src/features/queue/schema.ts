import { z } from 'zod';

/** How a job stands: at work, waiting for its time or for a worker, or failed as often as it may. */
export const JOB_STATES = ['running', 'waiting', 'dead'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** All that are dead: nothing is to be said of them. */
export const allDeadInput = z.object({});

/** As text: a number would lose the last digits of a bigint. Eighteen of them fit into one. */
export const jobIdInput = z.object({
  id: z.string().regex(/^[1-9]\d{0,17}$/, 'A job is named by its number.'),
});
