import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { createSubscriptions, feature, startInboxes } from '@/features/digests/testing';
import { db } from '@/lib/db';
import { seededRandom } from './support/seeded-random';
import { useTestDatabase } from './support/test-database';

useTestDatabase();
const inboxes = await startInboxes();
afterAll(() => inboxes.close());

const KILLS = 20;
const SUBSCRIBERS = 300;
const MORNING = new Date('2026-11-28T07:00:00Z');
/** Long for a mail to a server on this machine, so that no sender that lives is taken for dead. */
const HOLD_MS = 2_000;
/**
 * A kill in the few millionths of a second between the note of a mail and the dot that ends it leaves it unsent: one
 * of some hundred. No two writes to two connections are one.
 */
const MISSED_AT_MOST = 1;
/** Made ready at once: to load one takes longer than to kill it. */
const PREPARED = 2;
const random = seededRandom(11);
const below = (end: number) => Math.floor(random() * end);

/** A process of its own, loaded and waiting to be told to begin. */
async function prepareSender(offsetMs: number): Promise<ChildProcess> {
  const args = ['--conditions=react-server', '--import', 'tsx', 'tests/support/digest-sender.ts'];
  const child = spawn(process.execPath, args, {
    env: {
      ...process.env,
      CLOCK_OFFSET_MS: String(offsetMs),
      HOLD_MS: String(HOLD_MS),
      SMTP_CONNECTIONS: '5',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout ?? child, 'data');
  return child;
}

/**
 * Kills a sender when the server has so many mails of it whole, which it has not answered yet, or some milliseconds
 * after it has begun so many: before, while and after they come.
 */
function killOnItsWay(sender: ChildProcess): void {
  const stage = random() < 0.5 ? 'data' : 'from';
  const delay = stage === 'data' && random() < 0.5 ? 0 : below(40);
  let left = 1 + below(10);
  const strike = async () => {
    left -= 1;
    if (left === 0) {
      if (delay > 0) await sleep(delay);
      sender.kill('SIGKILL');
    }
    return answerLater();
  };
  Object.assign(inboxes.stages, { from: answerLater, data: answerLater, [stage]: strike });
}

/** As a server does that is busy. */
async function answerLater(): Promise<undefined> {
  await sleep(below(40));
}

it('a sender that is killed twenty times on its way sends nobody two digests, and misses nobody in silence', async () => {
  await feature('Sparse attention', { at: new Date(MORNING.getTime() - 3_600_000), votes: 3 });
  const addresses = await createSubscriptions(SUBSCRIBERS, { domains: 20, dueAt: MORNING });
  const offsetMs = MORNING.getTime() + 60_000 - Date.now();
  const prepared = Array.from({ length: PREPARED }, () => prepareSender(offsetMs));
  for (let kill = 0; kill < KILLS; kill += 1) {
    const sender = (await prepared.shift()) as ChildProcess;
    if (kill + prepared.length < KILLS) prepared.push(prepareSender(offsetMs));
    killOnItsWay(sender);
    sender.stdin?.write('go\n');
    await once(sender, 'exit');
    expect(sender.signalCode, 'none was killed when all was done').toBe('SIGKILL');
  }
  const last = (await prepared.shift()) as ChildProcess;
  last.stdin?.write('go\n');
  await once(last, 'exit');

  const received = inboxes.server.mails.flatMap(({ to }) => to);
  expect(new Set(received).size, 'nobody gets two').toBe(received.length);
  expect(await db.digestIssue.groupBy({ by: ['outcome'], _count: true })).toEqual([
    { outcome: 'sent', _count: SUBSCRIBERS },
  ]);
  const missed = addresses.filter((address) => !received.includes(address));
  const unheard = (
    await db.digestDelivery.findMany({
      where: { accepted: null },
      select: {
        issue: { select: { subscription: { select: { subscriber: { select: { address: true } } } } } },
      },
    })
  ).map(({ issue }) => issue.subscription.subscriber.address);
  expect(unheard.length, 'some were killed before they heard the answer').toBeGreaterThan(0);
  expect(unheard, 'who is missed is told to the operator').toEqual(expect.arrayContaining(missed));
  expect(missed.length, 'killed between two writes that follow each other').toBeLessThanOrEqual(
    MISSED_AT_MOST,
  );
  console.info(
    `${unheard.length} of ${SUBSCRIBERS} mails were handed over by a sender that did not hear the answer, ${missed.length} missed`,
  );
}, 300_000);
