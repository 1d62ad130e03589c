import 'server-only';
import { z } from 'zod';
import { defineTask } from '@/lib/jobs/task';
import { takeSnapshot, thinSnapshots } from './snapshots/mutations';

/** Counts votes, comments and stars every hour. One that failed is soon overtaken by the next. */
const takeSnapshotTask = defineTask({
  name: 'editions.take-snapshot',
  payload: z.object({}),
  schedule: '0 * * * *',
  limitMinutes: 10,
  atOnce: true,
  maxAttempts: 3,
  run: async () => {
    await takeSnapshot();
  },
});

/** Keeps one snapshot a day of those that are old. What a failed run left is done by the next. */
const thinSnapshotsTask = defineTask({
  name: 'editions.thin-snapshots',
  payload: z.object({}),
  schedule: '35 3 * * *',
  limitMinutes: 30,
  maxAttempts: 3,
  run: async () => {
    await thinSnapshots();
  },
});

export const EDITION_TASKS = [takeSnapshotTask, thinSnapshotsTask];
