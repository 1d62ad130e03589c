import 'server-only';
import { db, type Transaction } from '@/lib/db';
import { env } from '@/lib/env';
import { enqueueMany } from '@/lib/jobs/enqueue';
import type { Task } from '@/lib/jobs/task';
import { domainOf } from '../address';
import { nextDue, periodAt, periodDate } from '../cadence';
import { type DueSubscription, moveDue, reserveTurns, takeDue, takeStranded } from './sql';

/** Subscriptions in one transaction, and issues in one job. */
const PLANNED_AT_ONCE = 500;
const ISSUES_PER_JOB = 50;
const MINUTE_MS = 60_000;
/** A job that has not run for so long was lost. */
const LOST_MS = 30 * MINUTE_MS;

type SendTask = Task<{ issueIds: number[] }>;
type Plan = {
  now: Date;
  signal?: AbortSignal;
  /** What sends them; null where whoever plans does that by itself. */
  task: SendTask | null;
};

/**
 * Makes an issue of each subscription that is due, for the latest period: a subscription that was not seen to for days
 * gets one mail, not several. Issue, next date and job are there together or not at all.
 * @returns how many issues it made
 */
export async function planDue({ now, signal, task }: Plan): Promise<number> {
  for (let planned = 0; ; ) {
    signal?.throwIfAborted();
    const { taken, made } = await db.$transaction((transaction) => planSome(transaction, { now, task }));
    planned += made;
    if (taken < PLANNED_AT_ONCE) return planned;
  }
}

async function planSome(transaction: Transaction, { now, task }: Plan) {
  const due = await takeDue(transaction, { now, limit: PLANNED_AT_ONCE });
  if (due.length === 0) return { taken: 0, made: 0 };
  const turns = await turnsOf(transaction, due, now);
  const places = placesOf(due, now);
  const issues = await transaction.digestIssue.createManyAndReturn({
    data: due.map((subscription) => ({
      subscriptionId: subscription.id,
      period: places(subscription).period,
      createdAt: now,
      notBefore: turns.get(subscription.id) ?? now,
      queuedAt: turns.get(subscription.id) ?? now,
    })),
    skipDuplicates: true,
    select: { id: true, notBefore: true },
  });
  await moveDue(
    transaction,
    due.map((subscription) => ({ id: subscription.id, dueAt: places(subscription).next })),
  );
  if (task) await enqueueIssues(transaction, task, issues);
  return { taken: due.length, made: issues.length };
}

/** The period that each is due for, and when the next is; most of those who are due at once want it at the same hour. */
function placesOf(due: DueSubscription[], now: Date) {
  const keyOf = ({ cadence, hour, timeZone }: DueSubscription) => `${cadence} ${hour} ${timeZone}`;
  const distinct = new Map(due.map((subscription) => [keyOf(subscription), subscription]));
  const places = new Map(
    [...distinct].map(([key, subscription]) => [
      key,
      { period: periodDate(periodAt(now, subscription)), next: nextDue(now, subscription) },
    ]),
  );
  return (subscription: DueSubscription) => places.get(keyOf(subscription)) as { period: Date; next: Date };
}

/** When the mail of each subscription has its turn among those for its domain. */
async function turnsOf(
  transaction: Transaction,
  due: DueSubscription[],
  now: Date,
): Promise<Map<number, Date>> {
  const intervalMs = MINUTE_MS / env().DIGEST_DOMAIN_RATE;
  const byDomain = groupByDomain(due);
  const counts = new Map([...byDomain].map(([domain, of]) => [domain, of.length]));
  const first = await reserveTurns(transaction, { counts, now, intervalMs });
  return new Map(
    [...byDomain].flatMap(([domain, of]) =>
      of.map(({ id }, place) => {
        const start = first.get(domain) ?? now;
        return [id, new Date(start.getTime() + place * intervalMs)] as const;
      }),
    ),
  );
}

function groupByDomain(due: DueSubscription[]): Map<string, DueSubscription[]> {
  const groups = new Map<string, DueSubscription[]>();
  for (const subscription of due) {
    const domain = domainOf(subscription.address);
    const group = groups.get(domain);
    if (group) group.push(subscription);
    else groups.set(domain, [subscription]);
  }
  return groups;
}

/** Jobs of issues whose turns are near each other; a job runs when its last issue has its turn. */
async function enqueueIssues(
  transaction: Transaction,
  task: SendTask,
  issues: { id: number; notBefore: Date }[],
): Promise<void> {
  const batches: { id: number; notBefore: Date }[][] = [];
  for (const issue of issues.toSorted((one, other) => Number(one.notBefore) - Number(other.notBefore))) {
    const batch = batches.at(-1);
    const isNear = batch?.[0] && Number(issue.notBefore) - Number(batch[0].notBefore) < MINUTE_MS;
    if (batch && isNear && batch.length < ISSUES_PER_JOB) batch.push(issue);
    else batches.push([issue]);
  }
  await enqueueMany(
    transaction,
    task,
    batches.map((batch) => ({
      payload: { issueIds: batch.map(({ id }) => id) },
      runAt: batch.at(-1)?.notBefore,
    })),
  );
}

/** Puts into the queue again what a sender that died, or a temporary failure, left. */
export async function requeueStranded({ now, task }: { now: Date; task: SendTask }): Promise<number> {
  return db.$transaction(async (transaction) => {
    const issueIds = await takeStranded(transaction, {
      now,
      queuedBefore: new Date(now.getTime() - LOST_MS),
      limit: PLANNED_AT_ONCE * 10,
    });
    const jobs = Array.from({ length: Math.ceil(issueIds.length / ISSUES_PER_JOB) }, (_, place) => ({
      payload: { issueIds: issueIds.slice(place * ISSUES_PER_JOB, (place + 1) * ISSUES_PER_JOB) },
    }));
    await enqueueMany(transaction, task, jobs);
    return issueIds.length;
  });
}
