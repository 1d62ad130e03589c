import 'server-only';
import { z } from 'zod';
import { defineTask } from '@/lib/jobs/task';
import { matchAgain } from './mutations';

/** Reads papers again by the ways of writing a topic that an operator changed. */
export const MATCH_TASK = defineTask({
  name: 'topics.match',
  payload: z.object({ topicId: z.int().positive() }),
  limitMinutes: 120,
  run: async ({ topicId }, { signal }) => {
    await matchAgain(topicId, signal);
  },
});
