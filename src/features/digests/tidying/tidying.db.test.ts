import { expect, it } from 'vitest';
import { db } from '@/lib/db';
import { createPaper } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { createSubscriptions } from '../testing';
import { ATTEMPTS_KEPT_DAYS, forgetOldAttempts } from './mutations';

useTestDatabase();

const NOW = new Date('2026-11-28T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

it('how mails of long ago went is forgotten, and not what was in them', async () => {
  await createSubscriptions(1, { domains: 1, dueAt: NOW });
  const { id: subscriptionId, subscriberId } = await db.subscription.findFirstOrThrow();
  const close = async (outcome: 'sent' | 'empty' | 'failed' | null, days: number) => {
    const at = daysAgo(days);
    const issue = await db.digestIssue.create({
      data: { subscriptionId, period: at, notBefore: at, queuedAt: at, outcome, closedAt: outcome && at },
    });
    await db.digestDelivery.create({
      data: { issueId: issue.id, attempt: 1, finishedAt: at, accepted: outcome === 'sent' },
    });
    return issue.id;
  };
  const old = ATTEMPTS_KEPT_DAYS + 1;
  const sent = await close('sent', old);
  const { id: paperId } = await createPaper();
  await db.digestPaper.create({ data: { subscriberId, paperId, issueId: sent, position: 0 } });
  await close('empty', old + 1);
  await close('failed', old + 2);
  const open = await close(null, old + 3);
  const recent = await close('empty', ATTEMPTS_KEPT_DAYS - 1);
  expect(await forgetOldAttempts(NOW)).toEqual({ deliveries: 3, issues: 2 });
  const left = await db.digestIssue.findMany({
    select: { id: true, _count: { select: { deliveries: true } } },
  });
  expect(left.map(({ id, _count }) => [id, _count.deliveries]).sort()).toEqual(
    [
      [sent, 0],
      [open, 1],
      [recent, 1],
    ].sort(),
  );
  expect(await db.digestPaper.count()).toBe(1);
  expect(await forgetOldAttempts(NOW)).toEqual({ deliveries: 0, issues: 0 });
});
