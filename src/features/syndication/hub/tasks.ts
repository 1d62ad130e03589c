import 'server-only';
import { z } from 'zod';
import { type Env, env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { FetchError } from '@/lib/fetching/fetch-error';
import type { Fetcher } from '@/lib/fetching/fetcher';
import { fetcher } from '@/lib/fetching/own-fetcher';
import { RetryLater } from '@/lib/jobs/retry-later';
import { defineTask, type Task } from '@/lib/jobs/task';
import { tellHub } from './tell-hub';

/** How long a feed may be kept as it was before the news: a minute here, and another by what lies between us and the hub. */
const KEPT_MS = 120_000;

type HubSettings = Pick<Env, 'WEBSUB_HUB' | 'PUBLIC_URL' | 'INGEST_BATCH_SECONDS'>;
type Outside = { fetcher: Pick<Fetcher, 'fetchFrom'>; settings: HubSettings };

/** Tells the hub that feeds name of what is new in them. One that failed is soon overtaken by the next. */
export const TELL_HUB_TASK = tellHubTask();

/** The same, for a test with an internet and settings of its own. */
export function tellHubTask(outside?: Outside): Task<Record<string, never>> {
  return defineTask({
    name: 'syndication.tell-hub',
    payload: z.strictObject({}),
    schedule: '*/10 * * * *',
    limitMinutes: 30,
    maxAttempts: 3,
    run: async (_, { signal }) => {
      const { WEBSUB_HUB: hub, PUBLIC_URL: siteUrl, INGEST_BATCH_SECONDS } = outside?.settings ?? env();
      // Without its own address a site is known to nobody but this machine.
      if (!hub || !siteUrl) return;
      const overlapMs = 1_000 * INGEST_BATCH_SECONDS + KEPT_MS;
      try {
        await tellHub({ hub, siteUrl, overlapMs, fetcher: outside?.fetcher ?? fetcher(), signal });
      } catch (error) {
        throw error instanceof FetchError ? failureOf(error, hub) : error;
      }
    },
  });
}

function failureOf({ kind, message, retryAt }: FetchError, hub: string): Error {
  if (retryAt) return new RetryLater(message, retryAt);
  const isInside = kind === 'refused_address';
  const advice = isInside ? `; where it is yours, add ${new URL(hub).origin} to FETCH_PRIVATE_ORIGINS` : '';
  return new AppError('unavailable', message + advice);
}
