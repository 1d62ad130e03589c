import 'server-only';
import { z } from 'zod';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { defineTask } from '@/lib/jobs/task';
import { retryOf } from '../sources/retry-of';
import { settleEditions } from './finality/settle';
import { refetchDay } from './refetch/run';
import { refetchInput } from './refetch/schema';

/** Fetches what is missing of a day. An hour of trying: somebody waits for it. */
export const REFETCH_TASK = defineTask({
  name: 'ingest.refetch',
  payload: refetchInput,
  limitMinutes: 120,
  maxAttempts: 8,
  run: async (wanted, { signal }) => {
    try {
      await refetchDay(wanted, { holder: 'the worker', signal });
    } catch (error) {
      throw error instanceof AppError ? retryOf(error) : error;
    }
  },
});

/** Editions become final also where nothing comes in: a day that people fill is over when it is over. */
export const SETTLE_TASK = defineTask({
  name: 'ingest.settle-editions',
  payload: z.strictObject({}),
  schedule: '*/20 * * * *',
  limitMinutes: 10,
  atOnce: true,
  run: () => settleEditions(new Date(), env()),
});
