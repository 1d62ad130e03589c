import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMailer } from './mailer';
import { LETTER, testSettings } from './testing';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-outbox-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('mail without a mail server', () => {
  it('becomes a file that a mail program opens, and whoever sent it is told where', async () => {
    const outbox = path.join(folder, 'outbox');
    const outcome = await createMailer(testSettings(null, { outbox })).send({
      ...LETTER,
      messageId: '<issue-7@papers.example.org>',
    });
    if (!outcome.sent || !outcome.file) throw new Error('It was not written.');
    expect(path.dirname(outcome.file)).toBe(outbox);
    expect(path.basename(outcome.file)).toMatch(/^issue-7-papers\.example\.org-[\da-f]{8}\.eml$/);
    const parsed = await simpleParser(readFileSync(outcome.file));
    expect(parsed).toMatchObject({
      subject: LETTER.subject,
      html: LETTER.html,
      messageId: '<issue-7@papers.example.org>',
    });
    expect(statSync(outcome.file).mode & 0o777).toBe(0o600);
    expect(statSync(outbox).mode & 0o777).toBe(0o700);
  });

  it('is one file a mail: the same one again takes its place, and no draft is left', async () => {
    const mailer = createMailer(testSettings(null, { outbox: folder }));
    const again = { ...LETTER, messageId: '<issue-7@papers.example.org>' };
    await Promise.all(
      [again, again, LETTER, { ...again, messageId: '<issue-8@papers.example.org>' }].map((each) =>
        mailer.send(each),
      ),
    );
    expect(readdirSync(folder).filter((name) => name.endsWith('.eml'))).toHaveLength(3);
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it('stays in its folder, whatever its id', async () => {
    const mailer = createMailer(testSettings(null, { outbox: folder }));
    for (const messageId of [
      '<../../../etc/passwd@a.b>',
      '<..@a.b>',
      `<${'x'.repeat(200)}@a.b>`,
      '<.@...>',
    ]) {
      await mailer.send({ ...LETTER, messageId });
    }
    expect(readdirSync(folder).every((name) => /^[\w-][\w.-]{0,100}\.eml$/.test(name))).toBe(true);
    expect(readdirSync(folder)).toHaveLength(4);
  });

  it('that cannot be written is refused, and may be sent later', async () => {
    writeFileSync(path.join(folder, 'outbox'), '');
    const outcome = await createMailer(testSettings(null, { outbox: path.join(folder, 'outbox') })).send(
      LETTER,
    );
    expect(outcome).toMatchObject({
      sent: false,
      permanent: false,
      code: null,
      concern: 'server',
      reason: expect.stringContaining('EEXIST'),
    });
  });
});
