import { createSubscriptions, feature } from '@/features/digests/testing';
import { closeDb } from '@/lib/db';

/** Puts papers and subscriptions that are due into the database of the bench. */
const AT_ONCE = 2_000;
const DOMAINS = 500;
const PAPERS = 60;

const subscribers = Number(process.argv[2]);
const now = new Date();
for (let paper = 0; paper < PAPERS; paper += 1) {
  await feature(`A paper of quite some length about subject number ${paper}`, { at: now, votes: paper });
}
const dueAt = new Date(now.getTime() - 60_000);
for (let from = 0; from < subscribers; from += AT_ONCE) {
  const count = Math.min(AT_ONCE, subscribers - from);
  await createSubscriptions(count, { domains: DOMAINS, dueAt, from });
}
await closeDb();
process.disconnect?.();
