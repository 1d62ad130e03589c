import 'server-only';
import { db, type Prisma } from '@/lib/db';
import type { LinkTarget } from '../links';
import type { NamedSubject } from '../subject';
import { nameSubject } from '../subscribing/queries';

const subscriptionFields = {
  id: true,
  subject: true,
  subjectText: true,
  cadence: true,
  hour: true,
  timeZone: true,
  paperCount: true,
  requestedAt: true,
  confirmedAt: true,
  pausedAt: true,
  pauseReason: true,
  unsubscribedAt: true,
  dueAt: true,
  coveredUntil: true,
} satisfies Prisma.SubscriptionSelect;

type Row = Prisma.SubscriptionGetPayload<{ select: typeof subscriptionFields }>;

/** A subscription as its subscriber sees it. */
export type SubscriptionView = Omit<Row, 'subject' | 'subjectText'> & { subject: NamedSubject };

export type Preferences = {
  id: number;
  address: string;
  createdAt: Date;
  subscriptions: SubscriptionView[];
  /** How many papers the address was ever sent. */
  paperCount: number;
};

/** What is kept of the subscriber that a link is signed for; null where the link was ended, or everything deleted. */
export async function getPreferences(link: LinkTarget | null): Promise<Preferences | null> {
  if (!link) return null;
  const found = await db.subscriber.findUnique({
    where: { id: link.id, linkVersion: link.version },
    select: {
      id: true,
      address: true,
      createdAt: true,
      subscriptions: { select: subscriptionFields, orderBy: { id: 'asc' } },
    },
  });
  if (!found) return null;
  const { subscriptions, ...subscriber } = found;
  const [paperCount, views] = await Promise.all([
    db.digestPaper.count({ where: { subscriberId: found.id } }),
    Promise.all(
      subscriptions.map(async ({ subject: kind, subjectText: text, ...rest }) => ({
        ...rest,
        subject: await nameSubject({ kind, text }),
      })),
    ),
  ]);
  return { ...subscriber, paperCount, subscriptions: views };
}

const issueFields = {
  id: true,
  period: true,
  createdAt: true,
  closedAt: true,
  outcome: true,
  subscription: { select: { subject: true, subjectText: true, cadence: true } },
} satisfies Prisma.DigestIssueSelect;

export type IssueLine = Prisma.DigestIssueGetPayload<{ select: typeof issueFields }>;

/** The newest issues of a subscriber, whatever became of them. */
export async function listIssues(subscriberId: number, limit: number): Promise<IssueLine[]> {
  return db.digestIssue.findMany({
    where: { subscription: { subscriberId } },
    select: issueFields,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
}

/** Everything that is stored of a subscriber, to be taken away. */
export async function exportSubscriber(link: LinkTarget | null) {
  if (!link) return null;
  return db.subscriber.findUnique({
    where: { id: link.id, linkVersion: link.version },
    select: {
      address: true,
      createdAt: true,
      confirmedAt: true,
      subscriptions: {
        select: {
          ...subscriptionFields,
          pauseNote: true,
          confirmationSentAt: true,
          issues: {
            select: {
              period: true,
              createdAt: true,
              chosenAt: true,
              closedAt: true,
              outcome: true,
              deliveries: {
                select: { attempt: true, finishedAt: true, accepted: true, code: true, reason: true },
              },
              papers: { select: { paper: { select: { key: true } } }, orderBy: { position: 'asc' } },
            },
            orderBy: { id: 'asc' },
          },
        },
        orderBy: { id: 'asc' },
      },
    },
  });
}
