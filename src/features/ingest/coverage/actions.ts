'use server';
import { administratorAction } from '@/features/accounts/action';
import { requestRefetch } from './refetch/request/mutations';
import { refetchInput } from './refetch/schema';

/** Has what is missing of a day fetched. */
export const refetch = administratorAction(refetchInput, async (_, wanted) => {
  await requestRefetch(wanted);
  return {};
});
