import 'server-only';
import { env } from '@/lib/env';
import { sendMail } from '@/lib/mail/send';
import { heldFor } from '../message';
import { choosePapers } from '../selection/mutations';
import { composeIssue } from './compose';
import { closeWithoutMail, failIssue, MOST_ATTEMPTS, pauseWithoutReader, postponeIssue } from './mutations';
import { getNamedSubject, listChosen, listDigestPapers } from './queries';
import { closeSent, type HeldIssue, holdIssue } from './sql';

/** What became of an issue; `skipped`: it was another's, closed, or not due yet. */
type Result = 'sent' | 'empty' | 'failed' | 'dropped' | 'postponed' | 'skipped';
export type Results = Record<Result, number>;

export type SendOptions = {
  /** No issue is begun after it; those that are on their way are finished. */
  signal?: AbortSignal;
  now?: () => Date;
  /** After so long a sender that says nothing is taken for dead. */
  holdMs?: number;
};

/**
 * Sends issues, as many at once as there are connections to the mail server. Each is held before its mail goes out, by
 * a row, so that two senders never send one at the same time; whoever comes after a sender that died sends the same
 * mail under the same Message-ID.
 */
export async function sendIssues(ids: readonly number[], options: SendOptions = {}): Promise<Results> {
  const results: Results = { sent: 0, empty: 0, failed: 0, dropped: 0, postponed: 0, skipped: 0 };
  const waiting = ids.values();
  const sendOn = async () => {
    for (const id of waiting) {
      if (options.signal?.aborted) return;
      results[await sendIssue(id, options)] += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.min(env().SMTP_CONNECTIONS, ids.length) }, sendOn));
  return results;
}

async function sendIssue(
  id: number,
  { now = () => new Date(), holdMs = heldFor() }: SendOptions,
): Promise<Result> {
  const issue = await holdIssue(id, now(), new Date(now().getTime() + holdMs));
  if (!issue) return 'skipped';
  try {
    return await sendHeld(issue, now);
  } catch (error) {
    // One that cannot be made must not keep the others; it is tried again like any other failure.
    console.error(`digest ${id} failed:`, error);
    const reason = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
    await postponeIssue(issue, { code: null, reason }, now());
    return 'postponed';
  }
}

async function sendHeld(issue: HeldIssue, now: () => Date): Promise<Result> {
  const { id } = issue;
  const close = async (outcome: 'empty' | 'dropped' | 'failed') => {
    await closeWithoutMail(id, outcome, now());
    return outcome;
  };
  if (!issue.isActive) return close('dropped');
  if (issue.attempts > MOST_ATTEMPTS) return close('failed');
  if (issue.subject.kind === 'bookmarks' && issue.userId === null) {
    await pauseWithoutReader(issue.subscriptionId, now());
    return close('dropped');
  }
  const chosenAt = issue.chosenAt ?? now();
  const paperIds = issue.chosenAt ? await listChosen(id) : await choosePapers(issue, chosenAt);
  if (paperIds.length === 0) return close('empty');
  const [subject, papers] = await Promise.all([getNamedSubject(issue.subject), listDigestPapers(paperIds)]);
  const outcome = await sendMail(composeIssue(issue, subject, papers));
  if (outcome.sent) {
    await closeSent(issue, { now: now(), chosenAt });
    return 'sent';
  }
  if (!outcome.permanent) {
    await postponeIssue(issue, outcome, now());
    return 'postponed';
  }
  await failIssue(issue, { ...outcome, isOfAddress: outcome.concern === 'recipient' }, now());
  return 'failed';
}
