import 'server-only';
import { z } from 'zod';
import { defineTask } from '@/lib/jobs/task';
import { forgetWrites } from './idempotency/mutations';
import { forgetExpired } from './tidying/mutations';

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

/** Forgets sessions, codes and counters of attempts that are over. */
const tidyAccounts = defineTask({
  name: 'accounts.tidy',
  payload: z.object({}),
  schedule: '23 4 * * *',
  limitMinutes: 10,
  run: async () => {
    await forgetExpired(new Date());
  },
});

export const ACCOUNT_TASKS = [forgetNamedWrites, tidyAccounts];
