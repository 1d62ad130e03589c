'use server';
import { headers } from 'next/headers';
import { getViewer } from '@/features/accounts/viewer';
import { AppError } from '@/lib/errors';
import { formAction } from './form-action';
import { type LinkTarget, linkPath, readLink } from './links';
import * as preferences from './preferences/mutations';
import { changeInput, stateInput, subscribeInput, tokenInput } from './schema';
import { admitRequest } from './subscribing/limits';
import * as subscribing from './subscribing/mutations';
import { requireSubject } from './subscribing/queries';

const preferencesOf = (token: string) => readLink('preferences', token);
const pathOf = (link: LinkTarget | null, done: string) =>
  link ? `${linkPath('preferences', link)}?done=${done}` : '/';

/** Asks to get mail at an address; the answer is the same whatever the address is here. Anybody may call it. */
export const subscribe = formAction(subscribeInput, async (input) => {
  await admitRequest(await headers(), input.address);
  const subject = await requireSubject(input.subject);
  const userId = subject.kind === 'bookmarks' ? await getViewer() : null;
  if (subject.kind === 'bookmarks' && userId === null) {
    throw new AppError('invalid', 'There are no bookmarks to follow: keep a paper first.');
  }
  await subscribing.requestSubscription({ ...input, subject, userId, now: new Date() });
  return '/digests/asked';
});

/** Confirms what was asked for, by a signed link, and leads to its preferences. Anybody may call it. */
export const confirm = formAction(tokenInput, async ({ token }) => {
  const subscriber = await subscribing.confirmSubscription(readLink('confirm', token), new Date());
  return pathOf(subscriber, 'confirmed');
});

/** Changes a subscription, by the signed link to its preferences. Anybody may call it. */
export const changeSubscription = formAction(changeInput, async (input) => {
  const link = preferencesOf(input.token);
  await preferences.changeSubscription(link, input, new Date());
  return pathOf(link, 'changed');
});

/** Brings a subscription into a state, by the signed link to its preferences. Anybody may call it. */
export const setState = formAction(stateInput, async ({ token, ...wanted }) => {
  const link = preferencesOf(token);
  await preferences.setState(link, wanted, new Date());
  return pathOf(link, wanted.state);
});

/** Deletes a subscriber, by the signed link to their preferences. Anybody may call it. */
export const deleteEverything = formAction(tokenInput, async ({ token }) => {
  await preferences.deleteSubscriber(preferencesOf(token));
  return '/digests/deleted';
});

/** Ends a subscriber's older links, by one that is good. Anybody may call it. */
export const endLinks = formAction(tokenInput, async ({ token }) =>
  pathOf(await preferences.endLinks(preferencesOf(token)), 'links'),
);
