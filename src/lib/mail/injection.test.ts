import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainLines } from '@/lib/plain-line';
import { anyText } from '../../../tests/support/any-text';
import { composeMail } from './compose';
import { MAIL_LIMITS, type MailMessage } from './message';
import { LETTER, testSettings } from './testing';
import { byteTransport } from './transport';

const settings = testSettings(null);
const transport = byteTransport(settings);

const HEADERS = [
  'From',
  'To',
  'Subject',
  'Message-ID',
  'Date',
  'MIME-Version',
  'Content-Type',
  'Auto-Submitted',
].map((name) => name.toLowerCase());

/** The names of a mail's header fields, read as any program would; null where it was refused. */
async function fieldsOf(message: MailMessage): Promise<string[] | null> {
  const composed = tryCompose(message);
  if (!composed) return null;
  const { message: bytes, envelope } = await transport.sendMail(composed);
  expect(envelope).toEqual({
    from: 'bounces@example.org',
    to: [expect.stringMatching(/^[^\s,;<>]+@[^\s,;<>@]+$/)],
  });
  const raw = (bytes as Buffer).toString('latin1');
  const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
  // A line end that is not both is one to some programs.
  expect(head.replaceAll('\r\n', '')).toMatch(/^[\t -~\x80-\xff]*$/);
  return head
    .split('\r\n')
    .filter((line) => !/^[ \t]/.test(line))
    .map((line) => line.slice(0, line.indexOf(':')).toLowerCase());
}

function tryCompose(message: MailMessage) {
  try {
    return composeMail(message, settings);
  } catch (error) {
    expect((error as Error).name).toBe('UnsendableMessage');
    return null;
  }
}

const ends = fc.constantFrom(
  '\r\n',
  '\n',
  '\r',
  '\r\n\r\n',
  '\u2028',
  '\u0085',
  '\0',
  '\u000b',
  '=?utf-8?Q?=0D=0A?=',
);
const nasty = fc
  .tuple(
    fc.oneof(anyText, fc.string()),
    ends,
    fc.constantFrom('Bcc: thief@example.com', 'X-Odd: 1', '<script>', '', '.', ' ,thief@example.com'),
    anyText,
  )
  .map((parts) => parts.join(''));

describe('a mail of which anybody may have written a part', () => {
  it('has the headers it should have and no others, whatever its subject, bodies and names hold', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, async (subject, text, html) => {
        const fields = await fieldsOf({ ...LETTER, subject, text, html });
        const bodies = [text, html].map(plainLines);
        if (fields === null) expect(bodies.join('').trim()).toBe('');
        // A mail of one body is one part, and says itself how that is written.
        const ofOnePart = bodies.includes('') ? ['content-transfer-encoding'] : [];
        if (fields) expect(fields.sort()).toEqual([...HEADERS, ...ofOnePart].sort());
        const named = testSettings(null, { from: { name: subject, address: 'papers@example.org' } });
        const { message } = await byteTransport(named).sendMail(
          composeMail({ ...LETTER, subject: text }, named),
        );
        const from = /^From: .*(\r\n[ \t].*)*/m.exec((message as Buffer).toString('latin1'))?.[0];
        expect(from?.match(/@/g)?.length === 1 || from?.endsWith('<papers@example.org>')).toBe(true);
      }),
      {
        numRuns: 40,
        examples: [
          ['\r\nBcc: thief@example.com', '\u000b', 'text'],
          ['', 'text', '\0'],
          ['', '\u000b', ' \0'],
        ],
      },
    );
  });

  it('goes to one address or to nobody', async () => {
    const address = fc.oneof(
      nasty,
      nasty.map((text) => `reader@example.net${text}`),
      nasty.map((text) => `${text}@example.net`),
    );
    await fc.assert(
      fc.asyncProperty(address, async (to) => {
        const fields = await fieldsOf({ ...LETTER, to });
        if (fields) expect(fields.sort()).toEqual([...HEADERS].sort());
      }),
      { numRuns: 300 },
    );
  });

  it('has no other header through the ones that its sender gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(nasty, fc.constant('X-Digest')), nasty, async (name, value) => {
        const fields = await fieldsOf({
          ...LETTER,
          headers: { [name]: value },
          messageId: value.length > 8 ? undefined : `<${value}@a.b>`,
        });
        if (fields) expect([...HEADERS, name.toLowerCase()].sort()).toEqual(fields.sort());
      }),
      { numRuns: 300 },
    );
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (one, other) => {
        const unsubscribe = {
          url: `https://papers.example.org/${one}`,
          mailto: `leave@example.org?subject=${other}`,
        };
        const fields = await fieldsOf({
          ...LETTER,
          unsubscribe,
          listId: other.length > 5 ? undefined : `a.${other}`,
        });
        if (fields)
          expect(fields.filter((field) => !field.startsWith('list-')).sort()).toEqual([...HEADERS].sort());
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    'From',
    'to',
    'BCC',
    'Subject',
    'Content-Type',
    'DKIM-Signature',
    'List-Unsubscribe',
    'Return-Path',
    'X-A: 1',
    '',
  ])('sets "%s" by no other way than its own', (name) => {
    expect(() => composeMail({ ...LETTER, headers: { [name]: 'value' } }, settings)).toThrow(
      'not for its sender to set',
    );
  });

  it('is bounded, and says which bound it met', () => {
    const refused = (given: Partial<MailMessage>) => () => composeMail({ ...LETTER, ...given }, settings);
    const many = Object.fromEntries(
      Array.from({ length: MAIL_LIMITS.headers + 1 }, (_, index) => [`X-${index}`, '1']),
    );
    expect(refused({ headers: many })).toThrow('more than 20 headers');
    expect(refused({ headers: { 'X-Long': 'x'.repeat(MAIL_LIMITS.header + 1) } })).toThrow(
      'longer than 900 characters (X-Long)',
    );
    expect(refused({ unsubscribe: { url: `https://a.org/${'x'.repeat(900)}` } })).toThrow(
      'longer than 900 characters (List-Unsubscribe)',
    );
    expect(refused({ unsubscribe: { url: 'javascript:alert(1)' } })).toThrow(
      'an address to unsubscribe at that is none',
    );
    expect(refused({ html: 'x'.repeat(MAIL_LIMITS.bodies) })).toThrow('more than 1048576');
    expect(refused({ html: ' \0', text: '\n' })).toThrow('The mail says nothing.');
    expect(refused({ messageId: 'no id' })).toThrow('not of the form <name@domain>');
    expect(refused({ listId: 'two words' })).toThrow('has no list id');
    expect(composeMail({ ...LETTER, subject: 'x'.repeat(1_000) }, settings).subject).toHaveLength(
      MAIL_LIMITS.subject,
    );
    expect(composeMail({ ...LETTER, subject: '\n' }, settings).subject).toBe('(no subject)');
  });
});
