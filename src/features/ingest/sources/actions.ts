'use server';
import { administratorAction, administratorFormAction } from '@/features/accounts/action';
import { requestRun, setPaused } from './pausing/mutations';
import { pauseInput, runNowInput } from './schema';

/** Has a source run now. */
export const runNow = administratorFormAction(runNowInput, async (_, { source }) => {
  await requestRun(source);
  return { message: 'The worker runs it as soon as it is free.' };
});

/** Pauses a source, or lets it run by its schedule again. */
export const pauseSource = administratorAction(pauseInput, async (_, { source, paused }) => {
  await setPaused(source, paused);
  return {};
});
