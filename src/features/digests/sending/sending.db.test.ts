import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { answer } from '../../../../tests/support/mail-server';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { planDue, requeueStranded } from '../planning/mutations';
import { listReady, reserveTurns } from '../planning/sql';
import { setState } from '../preferences/mutations';
import { sendDigests } from '../tasks';
import { feature, sendDue, subscribed, useInboxes } from '../testing';
import { sendIssues } from './send-issues';

useTestDatabase();
const inboxes = await useInboxes();

const EVENING = new Date('2026-11-27T18:00:00Z');
const MORNING = new Date('2026-11-28T07:00:00Z');
const minutesLater = (minutes: number) => new Date(MORNING.getTime() + minutes * 60_000);
const READER = 'reader@example.net';

const subscription = () => db.subscription.findFirstOrThrow();
const issue = () => db.digestIssue.findFirstOrThrow({ include: { deliveries: true } });

describe('an address that is refused', () => {
  it('is paused with what the server said, and its papers are free again', async () => {
    const id = await subscribed(READER, EVENING);
    await subscribed(READER, EVENING, { subject: { kind: 'search', text: 'attention' }, hour: 9 });
    await feature('Sparse attention', { at: EVENING });
    inboxes.refusals.set(READER, answer(550, '5.1.1 No such user'));
    expect(await sendDue(MORNING)).toMatchObject({ failed: 1 });
    for (const each of await db.subscription.findMany()) {
      expect(each).toMatchObject({ pauseReason: 'bounced', dueAt: null });
      expect(each.pauseNote).toContain('550 5.1.1 No such user');
    }
    expect(await issue()).toMatchObject({ outcome: 'failed', deliveries: [{ accepted: false, code: 550 }] });
    expect(await db.digestPaper.count()).toBe(0);
    const { subscriberId } = await subscription();
    inboxes.refusals.clear();
    await setState(
      { id: subscriberId, version: 1 },
      { subscriptionId: id, state: 'resumed' },
      minutesLater(60),
    );
    expect(await sendDue(minutesLater(24 * 60))).toMatchObject({ sent: 1 });
    expect(await inboxes.mailsTo(READER)).toHaveLength(1);
  });

  it('is not what a server means that refuses this mail, or our sender', async () => {
    await subscribed(READER, EVENING);
    await feature('Sparse attention', { at: EVENING });
    inboxes.refusals.set(READER, answer(550, '5.7.1 Blocked'));
    expect(await sendDue(MORNING)).toMatchObject({ failed: 1 });
    expect((await subscription()).pausedAt).toBeNull();
  });
});

describe('a failure that may pass', () => {
  it('is tried again, later each time, with the same papers and id', async () => {
    await subscribed(READER, EVENING);
    await feature('Sparse attention', { at: EVENING });
    inboxes.refusals.set(READER, answer(451, '4.2.0 Greylisted'));
    expect(await sendDue(MORNING)).toMatchObject({ postponed: 1 });
    await feature('Newer and better', { at: MORNING, votes: 99 });
    expect(await sendDue(minutesLater(4))).toMatchObject({ postponed: 0 });
    expect(await sendDue(minutesLater(5))).toMatchObject({ postponed: 1 });
    expect(await sendDue(minutesLater(19))).toMatchObject({ postponed: 0 });
    inboxes.refusals.clear();
    expect(await sendDue(minutesLater(20))).toMatchObject({ sent: 1 });
    const [mail] = await inboxes.mailsTo(READER);
    expect(mail?.subject).toContain('Sparse attention');
    expect(await issue()).toMatchObject({ outcome: 'sent', attempts: 3 });
  });

  it('is given up in the end, and the next issue comes all the same', async () => {
    await subscribed(READER, EVENING);
    await feature('Sparse attention', { at: EVENING });
    inboxes.refusals.set(READER, answer(451, '4.2.0 Full'));
    let results = await sendDue(MORNING);
    for (const minutes of [5, 20, 80, 260, 620, 1340]) results = await sendDue(minutesLater(minutes));
    expect(results).toMatchObject({ failed: 0, postponed: 1 });
    expect(await issue()).toMatchObject({ outcome: 'failed' });
    inboxes.refusals.clear();
    expect(await sendDue(minutesLater(24 * 60))).toMatchObject({ sent: 1 });
    const [mail] = await inboxes.mailsTo(READER);
    expect(mail?.subject).toContain('Sparse attention');
  });

  it('is also that no mail server answers', async () => {
    await subscribed(READER, EVENING);
    await feature('Sparse attention', { at: EVENING });
    inboxes.refusals.set(READER, answer(421, '4.3.2 Shutting down'));
    expect(await sendDue(MORNING)).toMatchObject({ postponed: 1 });
    expect((await subscription()).pausedAt).toBeNull();
  });
});

describe('issues', () => {
  it('are sent once, however many senders there are', async () => {
    const addresses = Array.from({ length: 30 }, (_, place) => `reader-${place}@example.net`);
    for (const address of addresses) await subscribed(address, EVENING);
    await feature('Sparse attention', { at: EVENING });
    await Promise.all([1, 2, 3].map(() => planDue({ now: MORNING, task: null })));
    const ids = await listReady(minutesLater(1), 100);
    expect(ids).toHaveLength(30);
    const all = await Promise.all([1, 2, 3].map(() => sendIssues(ids, { now: () => minutesLater(1) })));
    expect(all.reduce((sum, { sent }) => sum + sent, 0)).toBe(30);
    expect(inboxes.server.mails.flatMap(({ to }) => to).sort()).toEqual(addresses.sort());
  });

  it('are one, of the latest day, where nobody saw to them for days', async () => {
    await subscribed(READER, EVENING);
    await feature('Sparse attention', { at: EVENING });
    expect(await sendDue(minutesLater(5 * 24 * 60 + 90))).toMatchObject({ sent: 1 });
    expect((await issue()).period).toEqual(new Date('2026-12-03'));
    expect((await subscription()).dueAt).toEqual(new Date('2026-12-04T07:00:00Z'));
  });

  it('are not sent to whoever left or paused before their turn', async () => {
    const id = await subscribed(READER, EVENING);
    await feature('Sparse attention', { at: EVENING });
    await planDue({ now: MORNING, task: null });
    await setState(
      { id: (await subscription()).subscriberId, version: 1 },
      { subscriptionId: id, state: 'paused' },
      MORNING,
    );
    expect(await sendDue(MORNING)).toMatchObject({ dropped: 1 });
    expect(inboxes.server.mails).toHaveLength(0);
  });

  it('of a sender that died wait until it is surely dead, and go out under the same id', async () => {
    await subscribed(READER, EVENING);
    await feature('Sparse attention', { at: EVENING });
    await planDue({ now: MORNING, task: sendDigests });
    await sendDue(MORNING);
    const [first] = await inboxes.mailsTo(READER);
    // As a sender leaves it that is killed before it hands the mail over.
    await db.digestIssue.updateMany({
      data: { closedAt: null, outcome: null, handedAt: null, heldUntil: minutesLater(11) },
    });
    expect(await sendDue(minutesLater(10))).toMatchObject({ sent: 0 });
    expect(await requeueStranded({ now: minutesLater(10), task: sendDigests })).toBe(0);
    expect(await requeueStranded({ now: minutesLater(11), task: sendDigests })).toBe(1);
    expect(await requeueStranded({ now: minutesLater(12), task: sendDigests })).toBe(0);
    expect(await sendDue(minutesLater(12))).toMatchObject({ sent: 1 });
    const [, second] = await inboxes.mailsTo(READER);
    expect(second?.messageId).toBe(first?.messageId);
  });

  it('for one domain have their turns one after another, also those of the next plan', async () => {
    const counts = new Map([
      ['large.example', 120],
      ['small.example', 1],
    ]);
    const reserve = (now: Date) =>
      db.$transaction((transaction) => reserveTurns(transaction, { counts, now, intervalMs: 500 }));
    expect((await reserve(MORNING)).get('large.example')).toEqual(MORNING);
    const next = await reserve(MORNING);
    expect(next.get('large.example')).toEqual(minutesLater(1));
    expect(next.get('small.example')).toEqual(new Date(MORNING.getTime() + 500));
    expect((await reserve(minutesLater(60))).get('large.example')).toEqual(minutesLater(60));
  });

  it('go into the queue in jobs of some each, with the plan or not at all', async () => {
    for (let place = 0; place < 120; place += 1) await subscribed(`reader-${place}@example.net`, EVENING);
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    expect(await planDue({ now: MORNING, task: sendDigests })).toBe(120);
    const jobs = await db.$queryRaw<{ payload: { issueIds: number[] } }[]>`
      SELECT payload FROM graphile_worker._private_jobs
    `;
    expect(jobs.map(({ payload }) => payload.issueIds.length).sort()).toEqual([20, 50, 50]);
    expect(new Set(jobs.flatMap(({ payload }) => payload.issueIds)).size).toBe(120);
  });
});
