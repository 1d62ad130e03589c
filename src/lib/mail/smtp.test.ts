import { simpleParser } from 'mailparser';
import { afterEach, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../../../tests/support/mail-server';
import { createMailer, type Mailer } from './mailer';
import { LETTER, testSettings } from './testing';

let server: MailServer;
let mailer: Mailer;
afterEach(async () => {
  mailer.close();
  await server.close();
});

async function open(given: Parameters<typeof testSettings>[1] = {}, options = {}) {
  server = await startMailServer(options);
  mailer = createMailer(testSettings(server.port, given));
}

describe('a mail to a mail server', () => {
  it('arrives whole, from who it is from, and bounces go where they shall', async () => {
    await open();
    const outcome = await mailer.send({ ...LETTER, messageId: '<digest-1.2@papers.example.org>' });
    expect(outcome).toEqual({ sent: true, messageId: '<digest-1.2@papers.example.org>', file: null });
    const [mail] = server.mails;
    expect(mail).toMatchObject({
      from: 'bounces@example.org',
      to: ['reader@example.net'],
      greeting: 'example.org',
    });
    const parsed = await simpleParser(mail?.raw ?? '');
    expect(parsed.from?.value).toEqual([{ name: 'Papers, daily', address: 'papers@example.org' }]);
    expect(parsed.to).toMatchObject({ text: 'reader@example.net' });
    expect(parsed.subject).toBe('Saturday, 28 November');
    expect(parsed.html).toBe('<p>Größe — 量子</p>');
    expect(parsed.text?.trimEnd()).toBe(LETTER.text);
    expect(parsed.messageId).toBe('<digest-1.2@papers.example.org>');
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed.headers.get('content-type')).toMatchObject({ value: 'multipart/alternative' });
    expect(parsed.headers.has('x-mailer')).toBe(false);
    // Nothing a relay would have to write anew, which would break a signature.
    expect(mail?.raw).toMatch(/^[\t\r\n -~]*$/);
    expect(Math.max(...(mail?.raw.split('\r\n') ?? []).map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  it('says how to end it, to programs too where one click can', async () => {
    await open();
    const url = 'https://papers.example.org/digests/unsubscribe/token?a=1';
    const unsubscribe = { url, mailto: 'leave@example.org?subject=leave%207' };
    await mailer.send({ ...LETTER, unsubscribe, listId: 'daily.papers.example.org' });
    await mailer.send({ ...LETTER, unsubscribe: { url: 'http://127.0.0.1:3000/leave' } });
    const [first, second] = server.mails.map(({ raw }) => headerLines(raw));
    expect(first).toContain(`List-Unsubscribe: <${url}>, <mailto:leave@example.org?subject=leave%207>`);
    expect(first).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(first).toContain('List-ID: <daily.papers.example.org>');
    expect(second).toContain('List-Unsubscribe: <http://127.0.0.1:3000/leave>');
    expect(second?.join()).not.toContain('List-Unsubscribe-Post');
  });

  it('reaches international addresses, and has any subject', async () => {
    await open({ from: { name: '日報', address: 'papers@example.org' } });
    const subject = 'Größe, 量子 🜁 and O(n²)'.repeat(4);
    await mailer.send({ ...LETTER, to: 'reader@bücher.example', subject });
    await mailer.send({ ...LETTER, to: 'jürgen@bücher.example', subject });
    expect(server.mails.map(({ to }) => to)).toEqual([
      // The server of these tests writes domains out again.
      ['reader@bücher.example'],
      ['jürgen@bücher.example'],
    ]);
    expect(headerLines(server.mails[0]?.raw ?? '')).toContain('To: reader@xn--bcher-kva.example');
    for (const { raw } of server.mails) {
      const parsed = await simpleParser(Buffer.from(raw, 'latin1'));
      expect(parsed.subject).toBe(subject);
      expect(parsed.from?.value[0]?.name).toBe('日報');
    }
  });

  it('goes over a few connections, each used again', async () => {
    await open({ connections: 2 });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => mailer.send(LETTER)));
    expect(outcomes.every(({ sent }) => sent)).toBe(true);
    expect(server.mails).toHaveLength(20);
    expect(server.connections()).toBe(2);
    expect(new Set(outcomes.map((outcome) => outcome.sent && outcome.messageId)).size).toBe(20);
  });

  it('comes again over a new connection where the server has closed the old one', async () => {
    await open({ connections: 1 });
    await mailer.send(LETTER);
    server.hangUp();
    expect(await mailer.send(LETTER)).toMatchObject({ sent: true });
    expect(server.mails).toHaveLength(2);
    expect(server.connections()).toBe(2);
  });

  it('logs in where the settings say so', async () => {
    const seen: (string | undefined)[] = [];
    const options = {
      authOptional: false,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      onAuth(
        given: { username?: string; password?: string },
        _session: unknown,
        done: (error: null, found: object) => void,
      ) {
        seen.push(given.username, given.password);
        done(null, { user: given.username });
      },
    };
    await open({ login: { user: 'papers', pass: 'p@ss/wörd%' } }, options);
    expect(await mailer.send(LETTER)).toMatchObject({ sent: true });
    expect(seen).toEqual(['papers', 'p@ss/wörd%']);
  });
});

/** The header's lines, unfolded. */
function headerLines(raw: string): string[] {
  return raw
    .slice(0, raw.indexOf('\r\n\r\n'))
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n');
}
