import type { Socket } from 'node:net';
import { Transform, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answer, startMailServer, startSocketServer } from '../../../tests/support/mail-server';
import { selfSigned } from '../../../tests/support/self-signed';
import { HandOver, type ReadyNote } from './hand-over';
import { createMailer } from './mailer';
import { LETTER, testSettings } from './testing';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0).reverse()) await close();
});

function open(port: number, given: Parameters<typeof testSettings>[1] = {}) {
  const mailer = createMailer(testSettings(port, given));
  closing.push(() => mailer.close());
  return mailer;
}

const OK = '250 mail.example.org\r\n';
const whole = (mail: string) => mail.endsWith('\r\n.\r\n');

/** A mail server that keeps what it is given as mails; `atEnd` does something when it has one. */
async function listen(atEnd: (socket: Socket) => void = (socket) => socket.write(OK)) {
  const mails: string[] = [];
  const server = await startSocketServer((socket) => {
    let mail: string | null = null;
    let place = 0;
    socket.write('220 mail.example.org\r\n');
    socket.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      if (mail === null) {
        const isData = text.startsWith('DATA');
        if (isData) {
          mail = '';
          place = mails.length;
        }
        socket.write(isData ? '354 Go on\r\n' : OK);
        return;
      }
      mail += text;
      mails[place] = mail;
      if (whole(mail)) {
        mail = null;
        atEnd(socket);
      }
    });
  });
  closing.push(server.close);
  return { mails, port: server.port };
}

/** A note that does nothing but say when it is made ready and written. */
function note(given: { ready?: () => unknown; write?: () => unknown } = {}) {
  const done: string[] = [];
  const ready: ReadyNote = async () => {
    await given.ready?.();
    done.push('ready');
    return {
      commit: async (next) => {
        done.push('written');
        next();
        await given.write?.();
      },
      undo: () => done.push('undone'),
    };
  };
  return { done, ready };
}

describe('the end of a mail', () => {
  it('comes with the note of it, when all before it has come', async () => {
    const { mails, port } = await listen();
    const { ready } = note({
      ready: async () => {
        await vi.waitFor(() => expect(mails[0]).toContain('From here on'));
        await sleep(50);
        expect(whole(mails[0] ?? '')).toBe(false);
      },
    });
    expect(await open(port).send(LETTER, ready)).toMatchObject({ sent: true });
    expect(whole(mails[0] ?? '')).toBe(true);
  });

  it('waits until the kernel has all before it, however slowly it takes that, and comes in one tick with the note', async () => {
    let taken = '';
    let isTaking = false;
    const socket = new Writable({
      write(chunk, _, done) {
        isTaking = true;
        taken += chunk;
        setTimeout(() => {
          isTaking = false;
          done();
        }, 3);
      },
    });
    const data = new Transform({
      transform: (chunk, _, done) => done(null, chunk),
      flush: (done) => done(null, '.'),
    });
    data.pipe(socket, { end: false });
    const text = 'word '.repeat(40_000);
    const atOnce: string[] = [];
    const { ready } = note({
      ready: () => {
        expect({ taken, isTaking }).toEqual({ taken: text, isTaking: false });
      },
      write: () => {
        process.nextTick(() => atOnce.push(taken.slice(text.length)));
      },
    });
    const mail = new HandOver(ready);
    mail.pipe(data);
    for (let at = 0; at < text.length; at += 5_000) mail.write(text.slice(at, at + 5_000));
    mail.end();
    await vi.waitFor(() => expect(mail.isDone).toBe(true), 10_000);
    expect(atOnce).toEqual(['.']);
  });

  it('does not come where it cannot be noted', async () => {
    const { mails, port } = await listen();
    const failing = note({ ready: () => Promise.reject(new Error('The database is away')) });
    expect(await open(port).send(LETTER, failing.ready)).toMatchObject({
      sent: false,
      permanent: false,
      unheard: false,
      reason: 'The mail was kept back: The database is away',
    });
    const lost = async () => ({
      commit: () => {
        throw new Error('The connection to the database was lost');
      },
      undo: () => {},
    });
    expect(await open(port).send(LETTER, lost)).toMatchObject({ sent: false, unheard: false });
    await sleep(50);
    expect(mails.filter(whole)).toEqual([]);
  });

  it('comes where the note is lost after it was written: its sender hears what the server says', async () => {
    const { port } = await listen();
    const { ready } = note({ write: () => Promise.reject(new Error('The database went away')) });
    expect(await open(port).send(LETTER, ready)).toMatchObject({ sent: true });
  });

  it('does not come after a deadline, or an answer that came too early', async () => {
    const { mails, port } = await listen();
    const late = note({ ready: () => sleep(1_300) });
    expect(await open(port, { timeoutMs: 100 }).send(LETTER, late.ready)).toMatchObject({
      sent: false,
      unheard: false,
    });
    const hasty = await startSocketServer((socket) => {
      socket.write('220 mail.example.org\r\n');
      socket.on('data', (chunk) => {
        const text = chunk.toString('latin1');
        mails.push(text);
        socket.write(text.startsWith('DATA') ? '354 Go on\r\n552 Too large\r\n' : OK);
      });
    });
    closing.push(hasty.close);
    const early = note({ ready: () => sleep(50) });
    expect(await open(hasty.port).send(LETTER, early.ready)).toMatchObject({ sent: false, code: 552 });
    await sleep(500);
    expect(mails.filter((mail) => mail.includes('\r\n.\r\n'))).toEqual([]);
    expect([...late.done, ...early.done]).not.toContain('written');
  });

  it('comes the same way over TLS, from the first byte or later', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    for (const secure of [true, false]) {
      const server = await startMailServer({ ...selfSigned(), secure, disabledCommands: [] });
      closing.push(server.close);
      const { done, ready } = note({ ready: () => expect(server.mails).toEqual([]) });
      const mailer = open(server.port, { host: 'localhost', secure, tls: 'require' });
      expect(await mailer.send(LETTER, ready)).toMatchObject({ sent: true });
      expect(server.mails).toHaveLength(1);
      expect(done).toEqual(['ready', 'written']);
    }
  });
});

describe('a mail whose end is with the server', () => {
  it('may be there where no answer is heard, and is not brought again by ourselves', async () => {
    for (const atEnd of [(socket: Socket) => socket.destroy(), () => {}]) {
      const { mails, port } = await listen(atEnd);
      const mailer = open(port, { timeoutMs: 200, connections: 1 });
      expect(await mailer.send(LETTER, note().ready)).toMatchObject({
        sent: false,
        permanent: false,
        unheard: true,
      });
      await sleep(300);
      expect(mails).toHaveLength(1);
    }
  });

  it('is not there where the server says so', async () => {
    for (const code of [421, 451, 554]) {
      const server = await startMailServer({
        refuse: (at) => (at === 'data' ? answer(code, 'No') : undefined),
      });
      closing.push(server.close);
      expect(await open(server.port).send(LETTER, note().ready)).toMatchObject({ code, unheard: false });
    }
  });

  it('is not one that was broken off before', async () => {
    const server = await startMailServer();
    closing.push(server.close);
    const { done, ready } = note({
      ready: async () => {
        server.hangUp();
        await sleep(50);
      },
    });
    expect(await open(server.port).send(LETTER, ready)).toMatchObject({ sent: false, unheard: false });
    await vi.waitFor(() => expect(done).toEqual(['ready', 'undone']));
  });
});
