import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db';
import { answer } from '../../../../tests/support/mail-server';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { getDigestOverview } from '../administration/queries';
import { feature, sendDue, subscribed, useInboxes } from '../testing';

useTestDatabase();
const inboxes = await useInboxes();
beforeEach(async () => {
  await subscribed(READER, EVENING);
  await feature('Sparse attention', { at: EVENING });
});
afterEach(mend);

const EVENING = new Date('2026-11-27T18:00:00Z');
const MORNING = new Date('2026-11-28T07:00:00Z');
const minutesLater = (minutes: number) => new Date(MORNING.getTime() + minutes * 60_000);
const READER = 'reader@example.net';

const issue = () =>
  db.digestIssue.findFirstOrThrow({ include: { deliveries: true, papers: true, subscription: true } });
const received = () => inboxes.server.mails.length;
const unheard = async () => (await getDigestOverview(minutesLater(60))).unheard;

/** Cuts the connection to Postgres at the first `times` of what a trigger says. */
async function cut(times: number, trigger: string): Promise<void> {
  await db.$executeRaw`CREATE SEQUENCE cuts`;
  await db.$executeRawUnsafe(`
    CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('cuts') <= ${times} THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
      RETURN NEW;
    END $$`);
  await db.$executeRawUnsafe(`CREATE ${trigger} FOR EACH ROW EXECUTE FUNCTION cut()`);
}

async function mend(): Promise<void> {
  await db.$executeRaw`DROP FUNCTION IF EXISTS cut CASCADE`;
  await db.$executeRaw`DROP SEQUENCE IF EXISTS cuts`;
}

describe('a mail that was handed over', () => {
  it('is not sent again where its sender died: it counts as sent, and that nobody heard is told', async () => {
    await sendDue(MORNING);
    // As a sender leaves it that is killed before it hears the answer.
    await db.digestDelivery.deleteMany();
    await db.subscription.updateMany({ data: { coveredUntil: null } });
    await db.digestIssue.updateMany({
      data: { closedAt: null, outcome: null, heldUntil: minutesLater(11) },
    });
    expect(await sendDue(minutesLater(10))).toMatchObject({ sent: 0 });
    expect(await sendDue(minutesLater(11))).toMatchObject({ sent: 1 });
    expect(received()).toBe(1);
    expect(await issue()).toMatchObject({
      outcome: 'sent',
      attempts: 1,
      deliveries: [
        { attempt: 1, accepted: null, reason: 'The sender ended before the mail server answered.' },
      ],
      papers: [{}],
    });
    expect((await issue()).subscription.coveredUntil).toEqual((await issue()).chosenAt);
    expect(await unheard()).toBe(1);
  });

  it('is not sent again where the connection ended before the answer', async () => {
    inboxes.stages.data = async () => {
      await vi.waitFor(async () => expect((await issue()).handedAt).not.toBeNull());
      inboxes.server.hangUp();
      return undefined;
    };
    expect(await sendDue(MORNING)).toMatchObject({ sent: 1 });
    expect(await sendDue(minutesLater(60))).toMatchObject({ sent: 0, postponed: 0 });
    expect(received()).toBe(1);
    expect(await issue()).toMatchObject({ outcome: 'sent', deliveries: [{ accepted: null }] });
    expect(await unheard()).toBe(1);
  });

  it('is sent again where it was refused', async () => {
    inboxes.stages.data = async () => answer(451, '4.3.1 Disk is full');
    expect(await sendDue(MORNING)).toMatchObject({ postponed: 1 });
    expect(await issue()).toMatchObject({ handedAt: null, heldUntil: null });
    inboxes.empty();
    expect(await sendDue(minutesLater(5))).toMatchObject({ sent: 1 });
    expect(received()).toBe(1);
    expect(await issue()).toMatchObject({ outcome: 'sent', attempts: 2 });
    expect(await unheard()).toBe(0);
  });

  it('is noted as sent though Postgres goes away while that is noted, more than once', async () => {
    await cut(2, 'TRIGGER cut BEFORE INSERT ON digest_deliveries');
    expect(await sendDue(MORNING)).toMatchObject({ sent: 1 });
    expect(await issue()).toMatchObject({ outcome: 'sent', deliveries: [{ accepted: true }] });
    expect(received()).toBe(1);
  });

  it('is noted as refused though Postgres goes away while that is noted', async () => {
    await cut(2, 'TRIGGER cut BEFORE INSERT ON digest_deliveries');
    inboxes.stages.data = async () => answer(554, '5.6.0 No');
    expect(await sendDue(MORNING)).toMatchObject({ failed: 1 });
    expect(await issue()).toMatchObject({ outcome: 'failed', deliveries: [{ accepted: false, code: 554 }] });
  });

  it('is noted as sent though Postgres goes away in the moment it is handed over', async () => {
    // At the commit.
    await cut(
      1,
      'CONSTRAINT TRIGGER cut AFTER UPDATE OF handed_at ON digest_issues DEFERRABLE INITIALLY DEFERRED',
    );
    expect(await sendDue(MORNING)).toMatchObject({ sent: 1 });
    expect(await issue()).toMatchObject({
      outcome: 'sent',
      handedAt: null,
      deliveries: [{ accepted: true }],
    });
    expect(received()).toBe(1);
  });
});

describe('a mail that was not handed over', () => {
  it('is sent later where Postgres was away when that was to be noted', async () => {
    await cut(1, 'TRIGGER cut BEFORE UPDATE OF handed_at ON digest_issues');
    expect(await sendDue(MORNING)).toMatchObject({ postponed: 1 });
    expect(received()).toBe(0);
    expect(await sendDue(minutesLater(5))).toMatchObject({ sent: 1 });
    expect(received()).toBe(1);
  });

  it('is not, where another sender has taken it meanwhile', async () => {
    inboxes.stages.from = async () => {
      await db.digestIssue.updateMany({ data: { heldUntil: minutesLater(60) } });
      return undefined;
    };
    expect(await sendDue(MORNING)).toMatchObject({ sent: 0 });
    expect(received()).toBe(0);
    expect((await issue()).heldUntil).toEqual(minutesLater(60));
  });

  it('is sent again where the connection ended in the middle', async () => {
    let begun = 0;
    inboxes.stages.from = async () => {
      begun += 1;
      if (begun === 1) inboxes.server.hangUp();
      return undefined;
    };
    expect(await sendDue(MORNING)).toMatchObject({ postponed: 1 });
    expect(await sendDue(minutesLater(5))).toMatchObject({ sent: 1 });
    expect(received()).toBe(1);
  });
});
