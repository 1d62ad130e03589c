import 'server-only';
import { LRUCache } from 'lru-cache';
import { listFeaturedSince } from '@/features/editions/arrivals/queries';
import { listArrivals, listArrivalsOfTopics } from '@/features/search/arrivals/queries';
import { type Subject, subjectQuery } from '../subject';
import { type Candidate, listBookmarkedTopics } from './sql';

/** Papers looked at for one issue. */
const CANDIDATES = 500;
const TOPICS_FOLLOWED = 8;
/** What thousands of subscribers follow alike is asked for once in so many milliseconds. */
const KEPT_MS = 60_000;

type Asked = { subject: Subject; userId: string | null; since: Date };

const kept = new LRUCache<string, Promise<Candidate[]>>({ max: 200, ttl: KEPT_MS });

/** What a subscription may get, the best first. `since`: when the papers of its last issue were chosen. */
export async function listCandidates(asked: Asked): Promise<Candidate[]> {
  if (asked.userId !== null) return findCandidates(asked);
  // Those who had their last issue within one minute are asked for together, from its beginning on.
  const since = new Date(Math.floor(asked.since.getTime() / KEPT_MS) * KEPT_MS);
  const key = `${asked.subject.kind} ${since.getTime()} ${asked.subject.text}`;
  const held = kept.get(key);
  if (held) return held;
  const found = findCandidates({ ...asked, since });
  kept.set(key, found);
  found.catch(() => kept.delete(key));
  return found;
}

async function findCandidates({ subject, userId, since }: Asked): Promise<Candidate[]> {
  if (subject.kind === 'board') return listFeaturedSince(since, CANDIDATES);
  const found = await findNew(subject, { userId, since });
  return found.map((paperId) => ({ paperId, isNew: true }));
}

async function findNew(subject: Subject, { userId, since }: Omit<Asked, 'subject'>): Promise<number[]> {
  const text = subjectQuery(subject);
  if (text !== null) return listArrivals(text, { userId: null, since, limit: CANDIDATES });
  if (userId === null) return [];
  const topics = await listBookmarkedTopics(userId, TOPICS_FOLLOWED);
  return listArrivalsOfTopics(topics, { userId, since, limit: CANDIDATES });
}

/** Forgets what was asked for: tests change the papers within a minute. */
export function forgetCandidates(): void {
  kept.clear();
}
