import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { createSubscriptions, feature, startInboxes } from '@/features/digests/testing';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { seededRandom } from './support/seeded-random';
import { useTestDatabase } from './support/test-database';

useTestDatabase();
const inboxes = await startInboxes();
afterAll(() => inboxes.close());

const KILLS = 20;
const SUBSCRIBERS = 600;
const MORNING = new Date('2026-11-28T07:00:00Z');
/** Long for a mail to a server on this machine, so that no sender that lives is taken for dead. */
const HOLD_MS = 2_000;

/** A process of its own, loaded and waiting to be told to begin. */
async function prepareSender(offsetMs: number): Promise<ChildProcess> {
  const args = ['--conditions=react-server', '--import', 'tsx', 'tests/support/digest-sender.ts'];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, CLOCK_OFFSET_MS: String(offsetMs), HOLD_MS: String(HOLD_MS) },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout ?? child, 'data');
  return child;
}

const received = () => inboxes.server.mails.length;
const idOf = (raw: string) => /^Message-ID: (.+)$/im.exec(raw)?.[1]?.trim();

it('a sender that is killed twenty times on its way sends nobody two digests, and misses nobody', async () => {
  await feature('Sparse attention', { at: new Date(MORNING.getTime() - 3_600_000), votes: 3 });
  const addresses = await createSubscriptions(SUBSCRIBERS, { domains: 20, dueAt: MORNING });
  const offsetMs = MORNING.getTime() + 60_000 - Date.now();
  const random = seededRandom(11);
  let next = prepareSender(offsetMs);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const sender = await next;
    next = prepareSender(offsetMs);
    const wanted = received() + 1 + Math.floor(random() * 25);
    sender.stdin?.write('go\n');
    while (received() < wanted && sender.exitCode === null) await sleep(1);
    sender.kill('SIGKILL');
    await once(sender, 'exit');
  }
  expect(received(), 'none was killed when all was done').toBeLessThan(SUBSCRIBERS);
  const last = await next;
  last.stdin?.write('go\n');
  await once(last, 'exit');

  const { mails } = inboxes.server;
  const ids = new Map<string, Set<string | undefined>>();
  for (const { to, raw } of mails) {
    const address = to[0] ?? '';
    ids.set(address, (ids.get(address) ?? new Set()).add(idOf(raw)));
  }
  expect([...ids.keys()].sort(), 'nobody is missed').toEqual(addresses.toSorted());
  // A mailbox that gets a mail again knows it by its id; that may be so for those that were on their way at a kill.
  expect(
    [...ids.values()].filter(({ size }) => size !== 1),
    'nobody gets two',
  ).toEqual([]);
  expect(mails.length - SUBSCRIBERS).toBeLessThanOrEqual(KILLS * env().SMTP_CONNECTIONS);
  console.info(`${mails.length - SUBSCRIBERS} of ${mails.length} mails came again under the same Message-ID`);
  expect(await db.digestIssue.groupBy({ by: ['outcome'], _count: true })).toEqual([
    { outcome: 'sent', _count: SUBSCRIBERS },
  ]);
}, 300_000);
