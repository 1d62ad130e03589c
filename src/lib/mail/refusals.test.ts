import { afterEach, describe, expect, it } from 'vitest';
import { answer, startMailServer, startSocketServer } from '../../../tests/support/mail-server';
import { selfSigned } from '../../../tests/support/self-signed';
import { createMailer } from './mailer';
import type { MailOutcome } from './message';
import { LETTER, testSettings } from './testing';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Given = Parameters<typeof testSettings>[1];

async function send(port: number, given: Given = {}): Promise<MailOutcome> {
  const mailer = createMailer(testSettings(port, given));
  closing.push(() => mailer.close());
  return mailer.send(LETTER);
}

async function sendTo(
  options: Parameters<typeof startMailServer>[0],
  given: Given = {},
): Promise<MailOutcome> {
  const server = await startMailServer(options);
  closing.push(server.close);
  return send(server.port, given);
}

const refusing = (stage: string, code: number, text: string) =>
  sendTo({ refuse: (at) => (at === stage ? answer(code, text) : undefined) });

describe('a mail that is refused', () => {
  it('is for good where the mailbox is refused, and its address is the concern', async () => {
    for (const [code, text] of [
      [550, '5.1.1 No such user'],
      [550, 'who?'],
      [553, '5.1.3 Bad address'],
      [552, '5.2.2 Mailbox full'],
    ] as const) {
      expect(await refusing('to', code, text)).toMatchObject({
        sent: false,
        permanent: true,
        code,
        concern: 'recipient',
      });
    }
  });

  it('is for good, but says nothing of the address, where it is a rule of the server', async () => {
    const relaying = await refusing('to', 554, '5.7.1 Relay access denied');
    expect(relaying).toMatchObject({ permanent: true, code: 554, concern: 'message' });
    expect(await refusing('data', 554, '5.7.1 Looks like spam')).toMatchObject({
      permanent: true,
      concern: 'message',
    });
    expect(await refusing('data', 552, 'Too large')).toMatchObject({
      permanent: true,
      code: 552,
      concern: 'message',
    });
  });

  it('may be sent later where the server says so', async () => {
    expect(await refusing('to', 450, '4.2.1 Greylisted')).toMatchObject({
      permanent: false,
      code: 450,
      concern: 'recipient',
    });
    expect(await refusing('to', 421, 'Too many')).toMatchObject({
      permanent: false,
      code: 421,
      concern: 'server',
    });
    expect(await refusing('data', 451, 'Disk is full')).toMatchObject({
      permanent: false,
      code: 451,
      concern: 'message',
    });
  });

  it('is no reader’s fault where the sender or the login is refused', async () => {
    expect(await refusing('from', 550, 'You may not send from here')).toMatchObject({
      permanent: false,
      code: 550,
      concern: 'server',
    });
    const login = await sendTo(
      {
        authOptional: false,
        allowInsecureAuth: true,
        disabledCommands: ['STARTTLS'],
        onAuth: (_given, _session, done) => done(answer(535, 'No, hunter2 is not it')),
      },
      { login: { user: 'papers', pass: 'hunter2' } },
    );
    expect(login).toMatchObject({ permanent: false, code: 535, concern: 'server' });
    expect(login.sent === false && login.reason).toMatch(/does not take the login in SMTP_URL/);
    const none = await sendTo({
      authOptional: false,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
    });
    expect(none).toMatchObject({ permanent: false, code: 530, concern: 'server' });
  });

  it('says nothing of addresses and passwords, and is not long', async () => {
    const text = `<reader@example.net>: user reader@example.net unknown, see bounces@example.org\u0007 ${'x'.repeat(2_000)}`;
    const outcome = await refusing('to', 550, text);
    expect(outcome.sent === false && outcome.reason).toMatch(
      /^The mail server refused the envelope: .*user … unknown/,
    );
    expect(JSON.stringify(outcome)).not.toMatch(/reader@|bounces@|u0007/);
    expect(JSON.stringify(outcome).length).toBeLessThan(500);
  });
});

describe('a mail server that cannot be had', () => {
  const later = { sent: false, permanent: false, code: null, concern: 'server' };

  it('takes no connection', async () => {
    const { port, close } = await startSocketServer(() => {});
    await close();
    expect(await send(port)).toMatchObject(later);
    expect(await send(port, { host: 'nowhere.invalid' })).toMatchObject({
      ...later,
      reason: expect.stringContaining('SMTP_URL'),
    });
  });

  it('says nothing, stops talking in the middle, or talks for ever', async () => {
    const silent = await startSocketServer(() => {});
    closing.push(silent.close);
    expect(await send(silent.port, { timeoutMs: 100 })).toMatchObject(later);
    const stalling = await startSocketServer((socket) => {
      socket.write('220 mail.example.org\r\n');
      socket.once('data', () => socket.write('250-mail.example.org\r\n'));
    });
    closing.push(stalling.close);
    expect(await send(stalling.port, { timeoutMs: 100 })).toMatchObject(later);
    const endless = await startSocketServer((socket) => {
      socket.write('220 mail.example.org\r\n');
      const timer = setInterval(() => socket.write('250-more\r\n'), 20);
      socket.on('close', () => clearInterval(timer));
    });
    closing.push(endless.close);
    const outcome = await send(endless.port, { timeoutMs: 100 });
    expect(outcome).toMatchObject({ ...later, reason: expect.stringContaining('did not finish in time') });
  });

  it('hangs up, greets with a refusal, or is no mail server', async () => {
    for (const [greeting, expected] of [
      ['', later],
      ['554 No mail here\r\n', { ...later, code: 554 }],
      ['421 Come again\r\n', { ...later, code: 421 }],
      ['HTTP/1.1 400 Bad Request\r\n\r\n', later],
    ] as const) {
      const server = await startSocketServer((socket) => socket.end(greeting));
      closing.push(server.close);
      expect(await send(server.port), greeting).toMatchObject(expected);
    }
  });

  it('closes the connection in the middle of a mail, again and again', async () => {
    const server = await startSocketServer((socket) => {
      socket.write('220 mail.example.org\r\n');
      socket.on('data', (chunk) => {
        if (chunk.toString().startsWith('EHLO')) socket.write('250 mail.example.org\r\n');
        else socket.destroy();
      });
    });
    closing.push(server.close);
    expect(await send(server.port)).toMatchObject(later);
  });

  it('is told nothing without TLS where that is required, nor where its certificate is not to be trusted', async () => {
    const login = { user: 'papers', pass: 'hunter2' };
    const bare = await sendTo({}, { tls: 'require', login });
    expect(bare).toMatchObject({ sent: false, permanent: false, concern: 'server' });
    const offered = await startMailServer({ ...selfSigned(), disabledCommands: [] });
    closing.push(offered.close);
    const untrusted = await send(offered.port, { tls: 'offered', host: 'localhost', login });
    expect(untrusted).toMatchObject(later);
    expect(untrusted.sent === false && untrusted.reason).toContain('self-signed certificate');
    expect(offered.mails).toEqual([]);
  });
});
