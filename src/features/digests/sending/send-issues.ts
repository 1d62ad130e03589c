import 'server-only';
import { env } from '@/lib/env';
import { type MailOutcome, sendMail } from '@/lib/mail/send';
import { outlast } from '@/lib/outlast';
import { heldFor } from '../message';
import { choosePapers } from '../selection/mutations';
import { composeIssue } from './compose';
import { closeWithoutMail, MOST_ATTEMPTS, noteOutcome, pauseWithoutReader } from './mutations';
import { getNamedSubject, listChosen, listDigestPapers } from './queries';
import { type HeldIssue, holdIssue, readyHanded } from './sql';

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
 * a row, so that two senders never send one at the same time; and it is noted that its mail is handed over in the moment
 * in which it is. Whoever comes after a sender that died sends what was not, and closes what was.
 * @throws the first error, when those that were on their way are finished
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
  const senders = Array.from({ length: Math.min(env().SMTP_CONNECTIONS, ids.length) }, sendOn);
  for (const ended of await Promise.allSettled(senders)) {
    if (ended.status === 'rejected') throw ended.reason;
  }
  return results;
}

async function sendIssue(
  id: number,
  { now = () => new Date(), holdMs = heldFor() }: SendOptions,
): Promise<Result> {
  const issue = await holdIssue(id, now(), new Date(now().getTime() + holdMs));
  if (!issue) return 'skipped';
  const outcome = await sendHeld(issue, now).catch((error) => {
    // One that cannot be made must not keep the others; it is tried again like any other failure.
    console.error(`digest ${id} failed:`, error);
    return failure(error instanceof Error ? error.message.slice(0, 300) : 'unknown');
  });
  if (typeof outcome === 'string') return outcome;
  // What the mail server answered must not be lost, and nobody else takes the issue meanwhile.
  return outlast(() => noteOutcome(issue, outcome, now()), issue.heldUntil.getTime() - now().getTime());
}

/** Sends the mail of an issue, or closes one that has none. */
async function sendHeld(
  issue: HeldIssue,
  now: () => Date,
): Promise<MailOutcome | 'empty' | 'dropped' | 'failed'> {
  const { id } = issue;
  const close = async (outcome: 'empty' | 'dropped' | 'failed') => {
    await closeWithoutMail(id, outcome, now());
    return outcome;
  };
  if (issue.handedAt)
    return { ...failure('The sender ended before the mail server answered.'), unheard: true };
  if (!issue.isActive) return close('dropped');
  if (issue.attempts > MOST_ATTEMPTS) return close('failed');
  if (issue.subject.kind === 'bookmarks' && issue.userId === null) {
    await pauseWithoutReader(issue.subscriptionId, now());
    return close('dropped');
  }
  const paperIds = issue.chosenAt ? await listChosen(id) : await choosePapers(issue, now());
  if (paperIds.length === 0) return close('empty');
  const [subject, papers] = await Promise.all([getNamedSubject(issue.subject), listDigestPapers(paperIds)]);
  return sendMail(composeIssue(issue, subject, papers), () => readyHanded(issue, now()));
}

/** A failure of ours, which may pass. */
function failure(reason: string): MailOutcome & { sent: false } {
  return { sent: false, unheard: false, permanent: false, concern: 'server', code: null, reason };
}
