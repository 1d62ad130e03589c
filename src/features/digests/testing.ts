import { type ParsedMail, simpleParser } from 'mailparser';
import { afterAll, beforeEach } from 'vitest';
import { db } from '@/lib/db';
import { closeMail } from '@/lib/mail/send';
import { createPaper } from '../../../tests/support/factories';
import { type MailServer, startMailServer } from '../../../tests/support/mail-server';
import { sendConfirmation } from './confirmation/mutations';
import { planDue } from './planning/mutations';
import { listReady } from './planning/sql';
import type { SubscribeInput } from './schema';
import { forgetCandidates } from './selection/queries';
import { forgetMade } from './sending/queries';
import { type Results, type SendOptions, sendIssues } from './sending/send-issues';
import { BOARD } from './subject';
import { confirmSubscription, requestSubscription } from './subscribing/mutations';

export const SITE = 'https://papers.example.org';

/** Settings of a site with a mail server on this machine; before anything reads them. */
function mailEnvironment(server: MailServer): void {
  Object.assign(process.env, {
    AUTH_SECRET: 'a secret of the tests, which is long enough',
    SITE_URL: SITE,
    SMTP_URL: `smtp://127.0.0.1:${server.port}`,
    SMTP_TLS: 'off',
    SMTP_RATE: '1000',
    MAIL_FROM: 'Broadsheet <papers@example.org>',
    MAIL_BOUNCE_ADDRESS: 'bounces@example.org',
    DIGEST_DOMAIN_RATE: '60000',
  });
}

/** What a mail server does before it answers who a mail is from, or a whole mail. */
type Stages = Partial<Record<'from' | 'data', () => Promise<Error | undefined>>>;

/** A real mail server for the tests of a file; `refusals` answer what comes for an address. */
export async function startInboxes() {
  const refusals = new Map<string, Error>();
  const stages: Stages = {};
  const server = await startMailServer({
    refuse: (stage) => (stage === 'to' ? undefined : stages[stage]?.()),
    onRcptTo: ({ address }, _session, done) => done(refusals.get(address)),
  });
  mailEnvironment(server);
  return {
    server,
    refusals,
    stages,
    /** Forgets what came, and what is to be answered. */
    empty() {
      server.mails.length = 0;
      refusals.clear();
      stages.from = undefined;
      stages.data = undefined;
    },
    /** What came for an address, oldest first. */
    async mailsTo(address: string): Promise<ParsedMail[]> {
      const mine = server.mails.filter(({ to }) => to.includes(address));
      return Promise.all(mine.map(({ raw }) => simpleParser(Buffer.from(raw, 'latin1'))));
    },
    async close() {
      closeMail();
      await server.close();
    },
  };
}

/** The same, empty before each test and closed behind the last. */
export async function useInboxes() {
  const inboxes = await startInboxes();
  beforeEach(() => {
    inboxes.empty();
    forgetKept();
  });
  afterAll(() => inboxes.close());
  return inboxes;
}

/** What is kept in memory for a minute, of other papers than a test begins with. */
export function forgetKept(): void {
  forgetCandidates();
  forgetMade();
}

/** A paper in the edition of a day, as it came at an instant. */
export async function feature(
  title: string,
  { at, votes = 0, day = at.toISOString().slice(0, 10) }: { at: Date; votes?: number; day?: string },
): Promise<number> {
  const editionDay = new Date(day);
  const { id } = await createPaper({
    title,
    titleText: title,
    abstractText: `What ${title} is about.`,
    publishedAt: editionDay,
    createdAt: at,
    editionDay,
    sourceUpvoteCount: votes,
  });
  await db.edition.createMany({ data: { day: editionDay }, skipDuplicates: true });
  await db.editionEntry.create({ data: { day: editionDay, paperId: id, source: 'test', createdAt: at } });
  return id;
}

const WANTED = {
  subject: BOARD,
  cadence: 'daily',
  hour: 8,
  timeZone: 'Europe/Berlin',
  paperCount: 10,
} as const;

/** What the form for an address asks for. */
export function request(
  address: string,
  now: Date,
  given: Partial<SubscribeInput & { userId: string }> = {},
) {
  return requestSubscription({ address, ...WANTED, userId: null, ...given, now });
}

/** A subscription that its owner confirmed; what the mail was is not looked at. */
export async function subscribed(
  address: string,
  now: Date,
  given: Partial<SubscribeInput & { userId: string }> = {},
): Promise<number> {
  await request(address, now, given);
  const { id } = await db.subscription.findFirstOrThrow({
    where: { subscriber: { address }, confirmedAt: null },
  });
  await confirmSubscription({ id, version: 1 }, now);
  return id;
}

/** The worker's part of a request: sends what asks to confirm it. */
export async function sendConfirmations(now: Date): Promise<void> {
  const jobs = await db.$queryRaw<{ payload: { subscriptionId: number } }[]>`
    DELETE FROM graphile_worker._private_jobs AS job
    USING graphile_worker._private_tasks AS task
    WHERE task.id = job.task_id AND task.identifier = 'digests.confirm'
    RETURNING job.payload
  `;
  for (const { payload } of jobs) await sendConfirmation(payload.subscriptionId, now);
}

/** Everything that is due at an instant: planned and sent. */
export async function sendDue(now: Date, options: SendOptions = {}): Promise<Results> {
  await planDue({ now, task: null });
  // Those for one domain have their turns one after another.
  const turn = new Date(now.getTime() + 999);
  return sendIssues(await listReady(turn, 10_000), { now: () => turn, ...options });
}

/** Confirmed subscriptions to the board, of as many addresses at as many domains as are given; all due at `dueAt`. */
export async function createSubscriptions(
  count: number,
  { domains, dueAt, from = 0 }: { domains: number; dueAt: Date; from?: number },
) {
  const confirmedAt = new Date(dueAt.getTime() - 86_400_000);
  const addresses = Array.from(
    { length: count },
    (_, place) => `reader-${from + place}@d${place % domains}.example.net`,
  );
  const subscribers = await db.subscriber.createManyAndReturn({
    data: addresses.map((address) => ({ address, addressKey: address, confirmedAt })),
    select: { id: true },
  });
  await db.subscription.createMany({
    data: subscribers.map(({ id }) => ({
      subscriberId: id,
      subject: 'board' as const,
      ...{ cadence: 'daily' as const, hour: 8, timeZone: 'Europe/Berlin', paperCount: 10 },
      confirmedAt,
      dueAt,
    })),
  });
  return addresses;
}
