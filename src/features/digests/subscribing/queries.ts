import 'server-only';
import { isQuery } from '@/features/search/arrivals/queries';
import { isPersonal } from '@/features/search/language/filters';
import { getCurrentSlug, getTopic } from '@/features/topics/queries';
import { slugText } from '@/features/topics/schema';
import { db } from '@/lib/db';
import { AppError } from '@/lib/errors';
import { expiryOf } from '../cadence';
import type { LinkTarget } from '../links';
import type { NamedSubject, Subject } from '../subject';

/** A subject with its topic's name; a topic that was merged into another is that one. */
export async function nameSubject({ kind, text }: Subject): Promise<NamedSubject> {
  if (kind !== 'topic' || !slugText.safeParse(text).success) return { kind, text, topicName: null };
  const topic = await getTopic(text);
  if (topic) return { kind, text, topicName: topic.name };
  const current = await getCurrentSlug(text);
  return current === null ? { kind, text, topicName: null } : nameSubject({ kind, text: current });
}

/** A topic's name as it is typed is nearly its slug. */
function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/**
 * The subject as it is kept, seen to be one that can be followed.
 * @throws AppError invalid, saying why it cannot
 */
export async function requireSubject(given: Subject): Promise<NamedSubject> {
  const subject = await nameSubject(given.kind === 'topic' ? { ...given, text: slugOf(given.text) } : given);
  const { kind, text, topicName } = subject;
  if (kind === 'topic' && topicName === null) throw new AppError('invalid', 'There is no such topic here.');
  if (kind === 'author' && !/\p{L}/u.test(text)) throw new AppError('invalid', 'Say which author to follow.');
  if (kind === 'search') {
    if (!(await isQuery(text))) throw new AppError('invalid', 'Say what to search for.');
    if (isPersonal(text)) {
      throw new AppError(
        'invalid',
        'A search with “is:” is about one reader’s marks, which a mail does not know.',
      );
    }
  }
  return subject;
}

const addressed = {
  subject: true,
  subjectText: true,
  cadence: true,
  requestedAt: true,
  unsubscribedAt: true,
  confirmedAt: true,
  subscriber: { select: { address: true } },
} as const;

/** What a link to confirm asks for; null where there is nothing (any more) to be confirmed. */
export async function getRequest(link: LinkTarget | null, now: Date) {
  const found = await getLeaving(link);
  const isOpen = found && !found.unsubscribedAt && (found.confirmedAt || expiryOf(found.requestedAt) > now);
  return isOpen ? found : null;
}

/** The subscription that a link to unsubscribe ends; null where it is gone. */
export async function getLeaving(link: LinkTarget | null) {
  const found = link && (await db.subscription.findUnique({ where: { id: link.id }, select: addressed }));
  if (!found) return null;
  const { subject: kind, subjectText: text, subscriber, ...rest } = found;
  return { ...rest, address: subscriber.address, subject: await nameSubject({ kind, text }) };
}
