import 'server-only';
import { z } from 'zod';
import { defineTask } from '@/lib/jobs/task';
import { forgetWrites } from './idempotency/mutations';

/** Forgets the writes that were named more than a day ago. */
const forgetNamedWrites = defineTask({
  name: 'accounts.forget-writes',
  payload: z.object({}),
  schedule: '41 * * * *',
  limitMinutes: 10,
  run: async () => {
    await forgetWrites(new Date());
  },
});

export const ACCOUNT_TASKS = [forgetNamedWrites];
