import 'server-only';
import { z } from 'zod';
import { defineTask } from '@/lib/jobs/task';
import { sendConfirmation } from './confirmation/mutations';
import { planDue, requeueStranded } from './planning/mutations';
import { sendIssues } from './sending/send-issues';
import { forgetOldAttempts, forgetUnconfirmed } from './tidying/mutations';

const id = z.int().positive();

/** Asks somebody whether they want what was asked for in their name. */
export const confirmDigest = defineTask({
  name: 'digests.confirm',
  payload: z.object({ subscriptionId: id }),
  limitMinutes: 15,
  run: ({ subscriptionId }) => sendConfirmation(subscriptionId, new Date()),
});

/** Sends some issues; one that fails for now is put into the queue again by the plan. */
export const sendDigests = defineTask({
  name: 'digests.send',
  payload: z.object({ issueIds: z.array(id).max(100) }),
  limitMinutes: 60,
  run: async ({ issueIds }, { signal }) => {
    await sendIssues(issueIds, { signal });
    // Given back for the others; those that are sent are skipped.
    signal.throwIfAborted();
  },
});

/** Makes an issue of each subscription that is due, and sees to those that a dead sender left. */
const planDigests = defineTask({
  name: 'digests.plan',
  payload: z.object({}),
  schedule: '*/5 * * * *',
  limitMinutes: 30,
  run: async (_, { signal }) => {
    await planDue({ now: new Date(), signal, task: sendDigests });
    await requeueStranded({ now: new Date(), task: sendDigests });
  },
});

/** Forgets what was asked for and never confirmed. */
const tidyDigests = defineTask({
  name: 'digests.tidy',
  payload: z.object({}),
  schedule: '17 * * * *',
  limitMinutes: 10,
  run: async () => {
    await forgetUnconfirmed(new Date());
  },
});

/** Forgets how mails of long ago went. */
const forgetAttempts = defineTask({
  name: 'digests.forget-attempts',
  payload: z.object({}),
  schedule: '52 3 * * *',
  limitMinutes: 30,
  run: async () => {
    await forgetOldAttempts(new Date());
  },
});

export const DIGEST_TASKS = [confirmDigest, sendDigests, planDigests, tidyDigests, forgetAttempts];
