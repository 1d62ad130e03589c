import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { verifyDkim } from '../../../tests/support/dkim';
import { type MailServer, startMailServer } from '../../../tests/support/mail-server';
import { createMailer, type Mailer } from './mailer';
import type { MailMessage } from './message';
import { readRsaKey } from './settings';
import { LETTER, testSettings } from './testing';

const pem = { type: 'spki', format: 'pem' } as const;
const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: pem,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const dkim = { domain: 'example.org', selector: 'papers', privateKey };
const digest: MailMessage = {
  ...LETTER,
  subject: `Größe ${'of many things '.repeat(12)}`,
  unsubscribe: { url: `https://papers.example.org/leave/${'t'.repeat(300)}`, mailto: 'leave@example.org' },
  listId: 'daily.papers.example.org',
};

const folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-dkim-'));
let server: MailServer | undefined;
let mailer: Mailer | undefined;
afterEach(async () => {
  mailer?.close();
  await server?.close();
  server = undefined;
});
afterAll(() => rmSync(folder, { recursive: true }));

async function received(): Promise<string> {
  server = await startMailServer();
  mailer = createMailer(testSettings(server.port, { dkim }));
  expect(await mailer.send(digest)).toMatchObject({ sent: true });
  return server.mails[0]?.raw ?? '';
}

describe('the signature of a mail', () => {
  it('holds where it arrives, and covers whom it is from, to whom, and how to end it', async () => {
    const raw = await received();
    const { valid, signed } = verifyDkim(raw, publicKey);
    expect(valid).toBe(true);
    expect(raw).toContain('d=example.org');
    for (const name of [
      'from',
      'to',
      'subject',
      'date',
      'message-id',
      'list-id',
      'list-unsubscribe',
      'list-unsubscribe-post',
    ]) {
      expect(signed).toContain(name);
    }
  });

  it('does not hold for a mail that was changed', async () => {
    const raw = await received();
    const changed = [
      raw.replace('From: "Papers', 'From: "Papyrus'),
      raw.replace('One-Click', 'Two-Clicks'),
      raw.replace('leave@example.org', 'leave@example.com'),
      raw.replace('From here on', 'From here off'),
    ];
    expect(changed.map((each) => each !== raw && verifyDkim(each, publicKey).valid)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    const other = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: pem,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    expect(verifyDkim(raw, other.publicKey).valid).toBe(false);
  });

  it('is on what goes into files too', async () => {
    mailer = createMailer(testSettings(null, { dkim, outbox: folder }));
    const outcome = await mailer.send(digest);
    const raw = await readFile((outcome.sent && outcome.file) || '', 'latin1');
    expect(verifyDkim(raw, publicKey).valid).toBe(true);
  });

  it('needs a key that can sign: one that cannot is said at once', () => {
    const file = path.join(folder, 'key.pem');
    const { privateKey: elliptic } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      publicKeyEncoding: pem,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const weak = generateKeyPairSync('rsa', {
      modulusLength: 512,
      publicKeyEncoding: pem,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    for (const text of ['', 'no key', publicKey, elliptic, weak.privateKey]) {
      writeFileSync(file, text);
      expect(() => readRsaKey(file)).toThrow(/key\.pem\) holds no RSA private key of at least 1024 bits/);
    }
    writeFileSync(file, privateKey);
    expect(readRsaKey(file)).toBe(privateKey);
    expect(() => readRsaKey(path.join(folder, 'none.pem'))).toThrow(/none\.pem\) cannot be read: ENOENT/);
  });
});
