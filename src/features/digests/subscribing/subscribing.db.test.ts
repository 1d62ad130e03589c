import { describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db';
import { answer } from '../../../../tests/support/mail-server';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { forgetAddress, noteComplaint } from '../administration/mutations';
import { sendConfirmation } from '../confirmation/mutations';
import { MOST_SUBSCRIPTIONS } from '../schema';
import { request, sendConfirmations, subscribed, useInboxes } from '../testing';
import { forgetUnconfirmed } from '../tidying/mutations';
import { admitRequest, REQUESTS_PER_ADDRESS } from './limits';
import { confirmSubscription, unsubscribe } from './mutations';
import { requireSubject } from './queries';

useTestDatabase();
const inboxes = await useInboxes();

const NOW = new Date('2026-11-27T18:00:00Z');
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const READER = 'reader@example.net';
const search = (text: string) => ({ subject: { kind: 'search' as const, text } });

async function ask(address: string, now: Date, given: Parameters<typeof request>[2] = {}) {
  await request(address, now, given);
  await sendConfirmations(now);
}

describe('an address that has never confirmed anything', () => {
  it('gets one mail, whatever is asked for it, by whom and how often', async () => {
    for (const [place, address] of [READER, 'Reader@Example.NET', READER, 'READER@example.net'].entries()) {
      await ask(address, NOW, search(`attention ${place}`));
      await ask(address, later(place));
    }
    expect(inboxes.server.mails).toHaveLength(1);
    expect(await db.subscriber.count()).toBe(1);
  });

  it('gets none for ever once the week is over, and is not kept', async () => {
    await ask(READER, NOW);
    expect(await forgetUnconfirmed(later(6.9))).toBe(0);
    expect(await forgetUnconfirmed(later(7.1))).toBe(1);
    expect(await db.subscriber.count()).toBe(0);
    expect(JSON.stringify(await db.digestSilence.findMany())).not.toContain('reader');
    for (const days of [8, 30, 400]) await ask(READER, later(days));
    expect(inboxes.server.mails).toHaveLength(1);
    expect(await db.subscriber.count()).toBe(0);
  });

  it('may ask again where an operator forgot it', async () => {
    await ask(READER, NOW);
    await forgetUnconfirmed(later(8));
    await forgetAddress('READER@example.net');
    await ask(READER, later(9));
    expect(inboxes.server.mails).toHaveLength(2);
  });

  it('cannot be confirmed when the week is over', async () => {
    await request(READER, NOW);
    const { id } = await db.subscription.findFirstOrThrow();
    await expect(confirmSubscription({ id, version: 1 }, later(7.1))).rejects.toThrow('no longer good');
    await expect(confirmSubscription(null, NOW)).rejects.toThrow('no longer good');
    await confirmSubscription({ id, version: 1 }, later(6.9));
    await confirmSubscription({ id, version: 1 }, later(30));
  });

  it('may ask again where its first mail was refused, or never got away', async () => {
    inboxes.refusals.set(READER, answer(550, '5.1.1 No such user'));
    await ask(READER, NOW);
    expect(await db.subscriber.count()).toBe(0);
    inboxes.refusals.set(READER, answer(451, '4.3.0 Later'));
    await request(READER, NOW);
    await expect(sendConfirmations(NOW)).rejects.toThrow('4.3.0 Later');
    await forgetUnconfirmed(later(8));
    inboxes.refusals.clear();
    await ask(READER, later(9));
    expect(inboxes.server.mails).toHaveLength(1);
  });

  it('gets its one mail once, also where its sender dies, or the connection, before the answer', async () => {
    await request(READER, NOW);
    const { id } = await db.subscription.findFirstOrThrow();
    inboxes.stages.data = async () => {
      await vi.waitFor(async () => {
        expect((await db.subscription.findFirstOrThrow()).confirmationSentAt).toEqual(NOW);
      });
      inboxes.server.hangUp();
      return undefined;
    };
    await sendConfirmation(id, NOW);
    inboxes.stages.data = undefined;
    // As a sender leaves it that is killed then.
    await db.subscription.updateMany({ data: { confirmationHeldUntil: later(0.1) } });
    await sendConfirmation(id, later(1));
    expect(inboxes.server.mails).toHaveLength(1);
  });

  it('gets its mail another time where it was refused as a whole', async () => {
    await request(READER, NOW);
    const { id } = await db.subscription.findFirstOrThrow();
    inboxes.stages.data = async () => answer(451, '4.3.1 Disk is full');
    await expect(sendConfirmation(id, NOW)).rejects.toThrow('4.3.1 Disk is full');
    inboxes.empty();
    await sendConfirmation(id, later(0.1));
    expect(inboxes.server.mails).toHaveLength(1);
  });

  it('is told nothing that whoever typed it could have written', async () => {
    await ask(READER, NOW, search('buy cheap watches at evil.example'));
    const [mail] = await inboxes.mailsTo(READER);
    expect(mail?.text).toContain('wants to get new papers for a search, once a day');
    expect(`${mail?.text}${mail?.html}${mail?.subject}`).not.toContain('watches');
  });
});

describe('an address that has', () => {
  it('confirms each subject by itself, and each request for one once', async () => {
    await subscribed(READER, NOW);
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    await ask(READER, NOW);
    expect(inboxes.server.mails, 'what it has').toHaveLength(0);
    for (const days of [0, 1, 9]) await ask(READER, later(days), search('attention'));
    expect(inboxes.server.mails, 'what it has not').toHaveLength(1);
    expect(await db.subscription.count({ where: { confirmedAt: null } })).toBe(1);
  });

  it('may come back after it left', async () => {
    const id = await subscribed(READER, NOW);
    await unsubscribe({ id, version: 1 }, later(1));
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    await ask(READER, later(2));
    await ask(READER, later(2));
    expect(inboxes.server.mails).toHaveLength(1);
    await confirmSubscription({ id, version: 1 }, later(3));
    expect(await db.subscription.findUniqueOrThrow({ where: { id } })).toMatchObject({
      unsubscribedAt: null,
      dueAt: new Date('2026-12-01T07:00:00Z'),
    });
  });

  it('gets none any more once it complained', async () => {
    await subscribed(READER, NOW);
    expect(await noteComplaint('Reader@example.net', NOW)).toBe(1);
    expect(await noteComplaint(READER, NOW)).toBe(0);
    await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
    await ask(READER, NOW, search('attention'));
    expect(inboxes.server.mails).toHaveLength(0);
  });

  it('cannot be given more subscriptions than anybody wants', async () => {
    await subscribed(READER, NOW);
    for (let place = 0; place < MOST_SUBSCRIPTIONS + 5; place += 1) {
      await request(READER, NOW, search(`attention ${place}`));
    }
    expect(await db.subscription.count()).toBe(MOST_SUBSCRIPTIONS);
  });
});

describe('requests to subscribe', () => {
  it('are limited for a mail address, and for a network address, whoever is behind them', async () => {
    const from = (address: string) => new Headers({ 'x-forwarded-for': address });
    for (let place = 0; place < REQUESTS_PER_ADDRESS; place += 1) {
      await admitRequest(from(`192.0.2.${place}`), READER);
    }
    await expect(admitRequest(from('192.0.2.99'), 'READER@example.net')).rejects.toThrow('Too many requests');
    for (let place = 0; place < 20; place += 1) {
      await admitRequest(from('198.51.100.1'), `reader-${place}@example.net`);
    }
    await expect(admitRequest(from('198.51.100.1'), 'other@example.net')).rejects.toThrow(
      'Too many requests',
    );
    const keys = await db.rateLimit.findMany({ select: { key: true } });
    expect(JSON.stringify(keys)).not.toMatch(/example|192\.0/);
  });

  it('are refused for what cannot be followed', async () => {
    await db.topic.create({ data: { slug: 'moe', name: 'Mixture of experts' } });
    await expect(requireSubject({ kind: 'topic', text: 'no-such' })).rejects.toThrow('no such topic');
    await expect(requireSubject({ kind: 'search', text: 'the of' })).rejects.toThrow('what to search for');
    await expect(requireSubject({ kind: 'search', text: 'moe is:unread' })).rejects.toThrow('is:');
    await expect(requireSubject({ kind: 'author', text: '""' })).rejects.toThrow('which author');
    expect(await requireSubject({ kind: 'topic', text: 'MoE' })).toMatchObject({
      topicName: 'Mixture of experts',
    });
  });
});
