'use server';
import { administratorAction } from '@/features/accounts/action';
import * as queue from './mutations';
import { allDeadInput, jobIdInput } from './schema';

export const retryJob = administratorAction(jobIdInput, async (_, { id }) => {
  await queue.retryJob(id);
  return {};
});

export const retryDeadJobs = administratorAction(allDeadInput, async () => {
  await queue.retryDeadJobs();
  return {};
});

export const discardJob = administratorAction(jobIdInput, async (_, { id }) => {
  await queue.discardJob(id);
  return {};
});
