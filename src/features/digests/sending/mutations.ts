import 'server-only';
import { db, type Transaction } from '@/lib/db';
import type { MailOutcome } from '@/lib/mail/send';
import { closeSent, type HeldIssue } from './sql';

const MINUTE_MS = 60_000;
/** How long after each failure that may pass an issue is tried again; after the last it is given up. */
const WAITS_MS = [5, 15, 60, 180, 360, 720].map((minutes) => minutes * MINUTE_MS);
/** An issue in whose sending the sender died this often is at fault itself. */
export const MOST_ATTEMPTS = 50;

type Refusal = Extract<MailOutcome, { sent: false }>;

/** Closes an issue that has no mail: nothing was new, or nobody wants it any more. */
export async function closeWithoutMail(
  id: number,
  outcome: 'empty' | 'dropped' | 'failed',
  now: Date,
): Promise<void> {
  await db.$transaction(async (transaction) => {
    await closeUnsent(transaction, { id, outcome, now });
  });
}

/** What its subscriber did not get may come in a later issue. */
async function closeUnsent(
  transaction: Transaction,
  { id, outcome, now }: { id: number; outcome: 'empty' | 'dropped' | 'failed'; now: Date },
): Promise<void> {
  await transaction.digestPaper.deleteMany({ where: { issueId: id } });
  await transaction.digestIssue.update({
    where: { id },
    data: { closedAt: now, outcome, heldUntil: null, handedAt: null },
  });
}

/**
 * Notes what became of the mail of an issue. Done again, it changes nothing.
 * @returns what that makes of the issue
 */
export async function noteOutcome(
  issue: HeldIssue,
  outcome: MailOutcome,
  now: Date,
): Promise<'sent' | 'postponed' | 'failed'> {
  if (outcome.sent || outcome.unheard) {
    await closeSent(issue, { now, unheard: outcome.sent ? null : outcome.reason });
    return 'sent';
  }
  if (outcome.permanent) {
    await failIssue(issue, outcome, now);
    return 'failed';
  }
  await postponeIssue(issue, outcome, now);
  return 'postponed';
}

/** Notes a failure that may pass, and when to try again. */
async function postponeIssue(issue: HeldIssue, refusal: Refusal, now: Date): Promise<void> {
  await db.$transaction(async (transaction) => {
    if (!(await noteRefusal(transaction, issue, refusal, now))) return;
    const failures = await transaction.digestDelivery.count({ where: { issueId: issue.id } });
    const wait = WAITS_MS[failures - 1];
    if (wait === undefined) return closeUnsent(transaction, { id: issue.id, outcome: 'failed', now });
    await transaction.digestIssue.update({
      where: { id: issue.id },
      data: { heldUntil: null, handedAt: null, notBefore: new Date(now.getTime() + wait) },
    });
  });
}

/** Notes a failure for good. Where it is the address that was refused, nothing more is sent there. */
async function failIssue(issue: HeldIssue, refusal: Refusal, now: Date): Promise<void> {
  await db.$transaction(async (transaction) => {
    if (!(await noteRefusal(transaction, issue, refusal, now))) return;
    await closeUnsent(transaction, { id: issue.id, outcome: 'failed', now });
    if (refusal.concern !== 'recipient') return;
    await transaction.subscription.updateMany({
      where: { subscriberId: issue.subscriberId, pausedAt: null, unsubscribedAt: null },
      data: { pausedAt: now, pauseReason: 'bounced', pauseNote: refusal.reason, dueAt: null },
    });
  });
}

/** False where the issue is not ours any more: its subscriber had everything deleted meanwhile, or we were taken for dead. */
async function noteRefusal(
  transaction: Transaction,
  { id, attempts, heldUntil }: HeldIssue,
  { code, reason }: Refusal,
  now: Date,
): Promise<boolean> {
  if ((await transaction.digestIssue.count({ where: { id, heldUntil } })) === 0) return false;
  await transaction.digestDelivery.createMany({
    data: { issueId: id, attempt: attempts, finishedAt: now, accepted: false, code, reason },
    skipDuplicates: true,
  });
  return true;
}

/** The bookmarks that a subscription followed are gone with their reader. */
export async function pauseWithoutReader(subscriptionId: number, now: Date): Promise<void> {
  await db.subscription.updateMany({
    where: { id: subscriptionId, pausedAt: null, unsubscribedAt: null },
    data: { pausedAt: now, pauseReason: 'reader_gone', dueAt: null },
  });
}
