import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { forgetAddress, noteBounce } from '../administration/mutations';
import { getDigestOverview } from '../administration/queries';
import type { ChangeInput } from '../schema';
import { getIssue } from '../sending/queries';
import { BOARD } from '../subject';
import { feature, request, sendDue, subscribed, useInboxes } from '../testing';
import { changeSubscription, deleteSubscriber, endLinks, setState } from './mutations';
import { exportSubscriber, getPreferences } from './queries';

useTestDatabase();
await useInboxes();

const EVENING = new Date('2026-11-27T18:00:00Z');
const MORNING = new Date('2026-11-28T07:00:00Z');
const READER = 'reader@example.net';

const linkOf = async (address = READER) => {
  const { id, linkVersion } = await db.subscriber.findUniqueOrThrow({ where: { addressKey: address } });
  return { id, version: linkVersion };
};
const change = (subscriptionId: number, given: Partial<ChangeInput> = {}): ChangeInput => ({
  token: '',
  subscriptionId,
  subject: BOARD,
  cadence: 'weekly',
  hour: 20,
  timeZone: 'America/New_York',
  paperCount: 5,
  ...given,
});

describe('whoever has the link to their preferences', () => {
  it('changes what comes and when, and never gets two for one period', async () => {
    const id = await subscribed(READER, EVENING);
    await feature('Sparse attention', { at: EVENING });
    expect(await sendDue(MORNING)).toMatchObject({ sent: 1 });
    await feature('Dense attention', { at: new Date('2026-11-28T08:00:00Z') });
    // Later the same day, in another zone: the day is the same.
    const later = change(id, { cadence: 'daily', hour: 20, timeZone: 'Europe/Berlin' });
    await changeSubscription(await linkOf(), later, MORNING);
    expect(await sendDue(new Date('2026-11-28T19:00:00Z'))).toMatchObject({ sent: 0 });
    expect(await sendDue(new Date('2026-11-29T19:00:00Z'))).toMatchObject({ sent: 1 });
    await changeSubscription(await linkOf(), change(id), MORNING);
    expect(await db.subscription.findUniqueOrThrow({ where: { id } })).toMatchObject({
      cadence: 'weekly',
      dueAt: new Date('2026-12-01T01:00:00Z'),
    });
  });

  it('pauses and resumes, confirms what waits, leaves and comes back', async () => {
    const id = await subscribed(READER, EVENING);
    await request(READER, EVENING, { subject: { kind: 'search', text: 'attention' } });
    const link = await linkOf();
    const other = await db.subscription.findFirstOrThrow({ where: { confirmedAt: null } });
    const dueOf = async (subscriptionId: number) =>
      (await db.subscription.findUniqueOrThrow({ where: { id: subscriptionId } })).dueAt;
    for (const state of ['paused', 'unsubscribed'] as const) {
      await setState(link, { subscriptionId: id, state }, EVENING);
      expect(await dueOf(id), state).toBeNull();
      await setState(link, { subscriptionId: id, state: 'resumed' }, EVENING);
      expect(await dueOf(id), state).toEqual(MORNING);
    }
    await setState(link, { subscriptionId: other.id, state: 'confirmed' }, EVENING);
    expect(await dueOf(other.id)).toEqual(MORNING);
  });

  it('sees and takes away all there is, and has it deleted', async () => {
    await subscribed(READER, EVENING);
    await feature('Sparse attention', { at: EVENING });
    await sendDue(MORNING);
    const link = await linkOf();
    expect(await getPreferences(link)).toMatchObject({ address: READER, paperCount: 1 });
    expect(await exportSubscriber(link)).toMatchObject({
      address: READER,
      subscriptions: [{ issues: [{ outcome: 'sent', deliveries: [{ accepted: true }], papers: [{}] }] }],
    });
    await deleteSubscriber(link);
    await deleteSubscriber(link);
    const left = [
      db.subscriber.count(),
      db.subscription.count(),
      db.digestIssue.count(),
      db.digestPaper.count(),
    ];
    expect(await Promise.all(left)).toEqual([0, 0, 0, 0]);
    expect(await getPreferences(link)).toBeNull();
  });

  it('ends the links that others may have', async () => {
    const id = await subscribed(READER, EVENING);
    const old = await linkOf();
    const link = await endLinks(old);
    expect(await getPreferences(link)).not.toBeNull();
    for (const refused of [old, { ...link, version: 9 }, null]) {
      expect(await getPreferences(refused)).toBeNull();
      expect(await exportSubscriber(refused)).toBeNull();
      await expect(changeSubscription(refused, change(id), EVENING)).rejects.toThrow('no longer good');
      await expect(setState(refused, { subscriptionId: id, state: 'paused' }, EVENING)).rejects.toThrow(
        'no longer good',
      );
      await expect(endLinks(refused)).rejects.toThrow('no longer good');
      await deleteSubscriber(refused);
    }
    expect(await db.subscriber.count()).toBe(1);
  });

  it('changes nothing of anybody else’s', async () => {
    await subscribed(READER, EVENING);
    const others = await subscribed('other@example.net', EVENING);
    await expect(changeSubscription(await linkOf(), change(others), EVENING)).rejects.toThrow(
      'no longer good',
    );
  });

  it('is told what cannot be followed, or is already', async () => {
    const id = await subscribed(READER, EVENING);
    await subscribed(READER, EVENING, { subject: { kind: 'search', text: 'attention' } });
    const link = await linkOf();
    const to = (kind: 'search' | 'topic' | 'bookmarks', text: string) =>
      changeSubscription(link, change(id, { subject: { kind, text } }), EVENING);
    await expect(to('search', 'attention')).rejects.toThrow('already');
    await expect(to('topic', 'no-such')).rejects.toThrow('no such topic');
    await expect(to('bookmarks', '')).rejects.toThrow('from the page of your bookmarks');
  });
});

describe('an issue on the web', () => {
  it('is there for whoever has its link, from when its papers were chosen', async () => {
    await subscribed(READER, EVENING);
    await feature('Sparse attention', { at: EVENING });
    await sendDue(MORNING);
    expect(await getIssue({ id: 1, version: 1 })).toMatchObject({
      title: 'Saturday, 28 November 2026',
      subject: { kind: 'board' },
      papers: [{ titleText: 'Sparse attention' }],
    });
    expect(await getIssue({ id: 2, version: 1 })).toBeNull();
    expect(await getIssue(null)).toBeNull();
  });
});

describe('the operator', () => {
  it('sees how it stands, and notes what came back', async () => {
    await subscribed(READER, EVENING);
    await subscribed('gone@example.net', EVENING);
    await request('pending@example.net', EVENING);
    await feature('Sparse attention', { at: EVENING });
    await sendDue(MORNING);
    expect(await noteBounce('GONE@example.net', 'Mailbox full for a month', MORNING)).toBe(1);
    const overview = await getDigestOverview(MORNING);
    expect(overview.states).toEqual({ confirmed: 1, pending: 1, paused: 1, unsubscribed: 0, due: 0 });
    expect(overview.runs).toEqual([{ day: '2026-11-28', sent: 2, empty: 0, failed: 0, dropped: 0, open: 0 }]);
    expect(overview.paused).toMatchObject([
      { address: 'gone@example.net', reason: 'bounced', note: 'Mailbox full for a month' },
    ]);
    expect(await forgetAddress('gone@example.net')).toEqual({ subscribers: 1, silences: 0 });
  });
});
