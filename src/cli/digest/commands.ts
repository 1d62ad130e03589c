import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { countText } from '@/lib/number-text';
import type { Say } from '../command';
import { watchInterruption } from '../interruption';
import type { Wanted } from './wanted';

/** What a command found or did: as lines, and as it is. */
export type Answer = { lines: string[]; result: object; failed?: boolean };
type Command = {
  addresses: 'none' | 'one' | 'some';
  run: (wanted: Wanted, say: Say) => Promise<Answer>;
};

export const COMMANDS: Record<string, Command> = {
  due: { addresses: 'none', run: runDue },
  send: { addresses: 'none', run: runSend },
  preview: { addresses: 'none', run: runPreview },
  test: { addresses: 'one', run: runTest },
  bounced: { addresses: 'some', run: runBounced },
  complained: { addresses: 'some', run: runComplained },
  forget: { addresses: 'some', run: runForget },
};

const administration = () => import('@/features/digests/administration/mutations');

async function runDue(): Promise<Answer> {
  const { getDigestOverview } = await import('@/features/digests/administration/queries');
  const { states, silences } = await getDigestOverview(new Date());
  const { due, confirmed, pending, paused, unsubscribed } = states;
  return {
    lines: [
      `${countText(due, 'digest')} due`,
      `${countText(confirmed, 'subscription')} active, ${pending} to be confirmed, ${paused} paused, ${unsubscribed} ended`,
    ],
    result: { ...states, silences },
  };
}

async function runSend(_: Wanted, say: Say): Promise<Answer> {
  const { sendAllDue } = await import('@/features/digests/sending/send-due');
  const { closeMail } = await import('@/lib/mail/send');
  const { signal, forget } = watchInterruption();
  const onProgress = ({ sent }: { sent: number }) => say(`${countText(sent, 'digest')} sent so far`);
  const results = await sendAllDue({ signal, onProgress }).finally(() => {
    closeMail();
    forget();
  });
  const { sent, empty, failed, postponed } = results;
  return {
    lines: [
      `${countText(sent, 'digest')} sent; ${empty} had nothing new, ${failed} failed, ${postponed} to be tried again`,
    ],
    result: results,
  };
}

async function runPreview({ folder, ...wanted }: Wanted): Promise<Answer> {
  const { previewDigest } = await import('@/features/digests/administration/preview');
  const mail = await previewDigest({ ...wanted, now: new Date() });
  const files = { html: path.join(folder, 'digest.html'), text: path.join(folder, 'digest.txt') };
  writeFileSync(files.html, mail.html);
  writeFileSync(files.text, mail.text);
  return { lines: [mail.subject, files.html, files.text], result: { subject: mail.subject, ...files } };
}

async function runTest({ addresses: [address = ''], ...wanted }: Wanted): Promise<Answer> {
  const { sendPreview } = await import('@/features/digests/administration/preview');
  const { closeMail } = await import('@/lib/mail/send');
  const outcome = await sendPreview(address, { ...wanted, now: new Date() }).finally(closeMail);
  if (!outcome.sent) return { lines: [`Not sent. ${outcome.reason}`], result: outcome, failed: true };
  const where = outcome.file ? `Written to ${outcome.file}` : 'The mail server took it';
  return { lines: [`${where} (${outcome.messageId}).`], result: outcome };
}

async function runBounced({ addresses }: Wanted): Promise<Answer> {
  const { noteBounce } = await administration();
  return eachAddress(addresses, 'subscriptions paused', (address) => noteBounce(address, null, new Date()));
}

async function runComplained({ addresses }: Wanted): Promise<Answer> {
  const { noteComplaint } = await administration();
  return eachAddress(addresses, 'gets no more mail; subscriptions ended', (address) =>
    noteComplaint(address, new Date()),
  );
}

async function runForget({ addresses }: Wanted): Promise<Answer> {
  const { forgetAddress } = await administration();
  return eachAddress(addresses, 'entries deleted', async (address) => {
    const { subscribers, silences } = await forgetAddress(address);
    return subscribers + silences;
  });
}

/** Does it to each, and says how much that changed. */
async function eachAddress(
  addresses: string[],
  done: string,
  run: (address: string) => Promise<number>,
): Promise<Answer> {
  const counts: Record<string, number> = {};
  for (const address of addresses) counts[address] = await run(address);
  const lines = Object.entries(counts).map(([address, count]) => `${address}: ${done} (${count})`);
  return { lines, result: { addresses: counts } };
}
