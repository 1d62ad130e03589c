'use server';
import { administratorFormAction } from '@/features/accounts/action';
import { requestRetry } from './retry/request/mutations';
import { retryRejection } from './retry/run';
import { retryGroupInput, retryInput } from './schema';

/** Reads one rejection again, and says at once what came of it. */
export const retryOne = administratorFormAction(retryInput, async (_, { id }) => {
  const { became } = await retryRejection(id);
  return { message: became > 0 ? 'It is a paper now.' : 'It was rejected again.' };
});

/** Has all rejections of a reason read again. */
export const retryAll = administratorFormAction(retryGroupInput, async (_, wanted) => {
  await requestRetry(wanted);
  return { message: 'The worker reads them again now; look again in a moment.' };
});
