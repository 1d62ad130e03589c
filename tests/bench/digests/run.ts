import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { applyMigrations } from '@/lib/migrations/apply';
import { openScratch } from '@/lib/postgres/scratch';

/**
 * How many digests a second go out to a mail server on this machine, and with how much memory: all due in the same
 * minute, to as many domains as have their turns at once.
 *
 *   npm run bench:digests -- --subscribers 10000 --connections 5
 */
const { values } = parseArgs({
  options: {
    subscribers: { type: 'string', default: '10000' },
    connections: { type: 'string', default: '5' },
  },
});
const subscribers = Number(values.subscribers);

const TYPESCRIPT = ['--conditions=react-server', '--import', 'tsx'];
const receiver = fork(path.resolve('tests/bench/digests/receiver.ts'), { execArgv: TYPESCRIPT });
const { port } = await answerOf<{ port: number }>(receiver);
const database = await openScratch();
Object.assign(process.env, {
  DATABASE_URL: database.url,
  AUTH_SECRET: 'a secret of the bench, which is long enough',
  SITE_URL: 'https://papers.example.org',
  SMTP_URL: `smtp://127.0.0.1:${port}`,
  SMTP_TLS: 'off',
  SMTP_RATE: '1000',
  SMTP_CONNECTIONS: values.connections,
  MAIL_FROM: 'Broadsheet <papers@example.org>',
  DIGEST_DOMAIN_RATE: '100000',
});

try {
  await applyMigrations(database.url);
  await fill();
  const { planDue } = await import('@/features/digests/planning/mutations');
  const { sendDigests } = await import('@/features/digests/tasks');
  const { sendAllDue } = await import('@/features/digests/sending/send-due');
  const { closeMail } = await import('@/lib/mail/send');
  const before = process.memoryUsage().rss;
  const planned = await timed(() => planDue({ now: new Date(), task: sendDigests }));
  print('planned and queued', `${rate(planned.result, planned.seconds)} issues/s`);
  const sending = await timed(() => sendAllDue({}));
  closeMail();
  const { received } = await ask<{ received: number }>(receiver);
  print('sent', `${rate(sending.result.sent, sending.seconds)} mails/s`);
  print('time of a processor', `${(sending.cpuMs / subscribers).toFixed(2)} ms a mail in this process`);
  print('received', `${received} of ${subscribers}, ${sending.result.postponed} to be tried again`);
  print('memory before', `${mebibytes(before)} MiB resident`);
  print('peak memory', `${(process.resourceUsage().maxRSS / 1_024).toFixed(0)} MiB resident`);
} finally {
  const { closeDb } = await import('@/lib/db');
  await closeDb();
  await database.close();
  receiver.disconnect();
}

/** In a process of its own, whose memory is not counted. */
async function fill(): Promise<void> {
  const filler = fork(path.resolve('tests/bench/digests/fill.ts'), [values.subscribers], {
    execArgv: TYPESCRIPT,
  });
  const [status] = await once(filler, 'exit');
  if (status !== 0) throw new Error('The database could not be filled.');
}

type Timed<Result> = { result: Result; seconds: number; cpuMs: number };

async function timed<Result>(work: () => Promise<Result>): Promise<Timed<Result>> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { result, seconds: (performance.now() - start) / 1_000, cpuMs: (user + system) / 1_000 };
}

function rate(count: number, seconds: number): string {
  return (count / seconds).toFixed(0);
}

function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0);
}

function print(what: string, figure: string): void {
  console.log(`${what.padEnd(24)}${figure}`);
}

async function ask<Answer>(child: ChildProcess): Promise<Answer> {
  child.send('how many');
  return answerOf(child);
}

async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const [message] = await once(child, 'message');
  return message as Answer;
}
