import 'server-only';
import type { DigestOutcome } from '@/generated/prisma/enums';
import type { Day } from '@/lib/day';
import { db } from '@/lib/db';
import type { NamedSubject } from '../subject';
import { nameSubject } from '../subscribing/queries';
import { countFailures, countOutcomes, countStates, type FailureCount, type StateCounts } from './sql';

export type { FailureCount } from './sql';

const DAYS = 14;
const MOST_FAILURES = 20;
const MOST_PAUSED = 100;

export type RunLine = { day: Day; open: number } & Record<DigestOutcome, number>;
export type PausedLine = {
  id: number;
  address: string;
  subject: NamedSubject;
  reason: 'asked' | 'bounced' | 'reader_gone';
  note: string | null;
  since: Date;
};

export type DigestOverview = {
  states: StateCounts;
  /** Addresses that get no mail, and why. */
  silences: { unanswered: number; complained: number };
  /** The last two weeks, newest first. */
  runs: RunLine[];
  failures: FailureCount[];
  /** Mails of these weeks that were handed over without anybody hearing the mail server's answer. */
  unheard: number;
  paused: PausedLine[];
};

/** How it stands with the digests. */
export async function getDigestOverview(now: Date): Promise<DigestOverview> {
  const since = new Date(now.getTime() - DAYS * 86_400_000);
  const [states, outcomes, failures, unheard, paused, silences] = await Promise.all([
    countStates(now),
    countOutcomes(since),
    countFailures(since, MOST_FAILURES),
    db.digestDelivery.count({ where: { finishedAt: { gte: since }, accepted: null } }),
    listPaused(),
    db.digestSilence.groupBy({ by: ['reason'], _count: true }),
  ]);
  const runs = new Map<Day, RunLine>();
  for (const { day, outcome, count } of outcomes) {
    const line = runs.get(day) ?? { day, open: 0, sent: 0, empty: 0, failed: 0, dropped: 0 };
    line[outcome ?? 'open'] += count;
    runs.set(day, line);
  }
  const silent = (reason: string) => silences.find((each) => each.reason === reason)?._count ?? 0;
  return {
    states,
    silences: { unanswered: silent('unanswered'), complained: silent('complained') },
    runs: [...runs.values()],
    failures,
    unheard,
    paused,
  };
}

async function listPaused(): Promise<PausedLine[]> {
  const rows = await db.subscription.findMany({
    where: { pausedAt: { not: null }, unsubscribedAt: null },
    select: {
      id: true,
      subject: true,
      subjectText: true,
      pausedAt: true,
      pauseReason: true,
      pauseNote: true,
      subscriber: { select: { address: true } },
    },
    orderBy: { pausedAt: 'desc' },
    take: MOST_PAUSED,
  });
  return Promise.all(
    rows.map(
      async ({ id, subject: kind, subjectText: text, pausedAt, pauseReason, pauseNote, subscriber }) => ({
        id,
        address: subscriber.address,
        subject: await nameSubject({ kind, text }),
        reason: pauseReason ?? 'asked',
        note: pauseNote,
        since: pausedAt ?? new Date(0),
      }),
    ),
  );
}
