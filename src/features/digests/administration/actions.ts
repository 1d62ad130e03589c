'use server';
import { administratorFormAction } from '@/features/accounts/action';
import { AppError } from '@/lib/errors';
import { countText } from '@/lib/number-text';
import { DEFAULTS } from '../schema';
import { BOARD } from '../subject';
import * as administration from './mutations';
import { sendPreview } from './preview';
import { returnInput, testInput } from './schema';

/** Sends the day's digest to one address, so that the operator sees it arrive. */
export const sendTest = administratorFormAction(testInput, async (_, { address }) => {
  const { cadence, paperCount } = DEFAULTS;
  const outcome = await sendPreview(address, { subject: BOARD, cadence, paperCount, now: new Date() });
  if (!outcome.sent) throw new AppError('unavailable', `It was not sent. ${outcome.reason}`);
  return { message: outcome.file ? `Written to ${outcome.file}.` : 'The mail server took it.' };
});

/** Notes what came back from an address. */
export const noteReturn = administratorFormAction(returnInput, async (_, given) => {
  const count = await administration.noteReturn(given, new Date());
  const done = given.kind === 'complaint' ? 'ended; it gets no more mail' : 'paused';
  return { message: `${countText(count, 'subscription')} ${done}.` };
});
