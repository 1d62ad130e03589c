import { describe, expect, it } from 'vitest';
import { parseEnv } from '@/lib/env';

const MAIL_FROM = 'papers@example.org';
const server = (SMTP_URL: string) => parseEnv({ SMTP_URL, MAIL_FROM }).SMTP_URL;

describe('the settings of mail', () => {
  it('take the mail server apart', () => {
    const host = 'mail.example.org';
    expect(server('smtp://mail.example.org')).toEqual({ host, port: 587, secure: false, login: null });
    expect(server('smtps://papers:p%40ss%2F@mail.example.org/')).toEqual({
      host,
      port: 465,
      secure: true,
      login: { user: 'papers', pass: 'p@ss/' },
    });
    expect(server('smtp://papers%40example.org:x@mail.example.org:80')).toMatchObject({
      port: 80,
      login: { user: 'papers@example.org' },
    });
    expect(server('smtps://[::1]:443')).toMatchObject({ host: '::1', port: 443 });
  });

  it.each([
    'mail.example.org',
    'http://mail.example.org',
    'smtp://',
    'smtp://mail.example.org/path',
    'smtp://mail.example.org?pool=1',
    'smtp://a:%ff@mail.example.org',
    'smtp://:hunter2@mail.example.org',
    'smtp://a:b%0d@mail.example.org',
    'smtp://a b@mail.example.org:x',
  ])('say what a mail server’s address is, and never repeat it: not %s', (url) => {
    expect(() => server(url)).toThrow(/SMTP_URL must be the address of a mail server such as smtp:/);
    expect(() => server(url)).not.toThrow(/but is|hunter2/);
  });

  it('ask for TLS of any server but one on this machine', () => {
    const tls = (SMTP_URL: string, SMTP_TLS?: string) => parseEnv({ SMTP_URL, MAIL_FROM, SMTP_TLS }).SMTP_TLS;
    expect(tls('smtp://mail.example.org')).toBe('require');
    expect(tls('smtp://mail.example.org', 'off')).toBe('off');
    expect(['smtp://localhost:25', 'smtp://127.0.0.1:25', 'smtp://[::1]:25'].map((url) => tls(url))).toEqual([
      'offered',
      'offered',
      'offered',
    ]);
  });

  it('ask who mail is from, and for all of a signature or none', () => {
    expect(() => parseEnv({ SMTP_URL: 'smtp://mail.example.org' })).toThrow(
      '  MAIL_FROM must be set where SMTP_URL is',
    );
    expect(() => parseEnv({ DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 'a b' })).toThrow(
      'DKIM_SELECTOR must be a domain name, but is "a b"',
    );
    expect(() => parseEnv({ DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 'papers' })).toThrow(
      'DKIM_KEY_FILE must be set, as the other two of',
    );
    expect(parseEnv({ SITE_NAME: 'Papers' }).MAIL_FROM).toEqual({
      name: 'Papers',
      address: 'broadsheet@localhost',
    });
    expect(() => parseEnv({ MAIL_FROM: 'nobody' })).toThrow(
      'MAIL_FROM must be an address such as news@example.org',
    );
    expect(() => parseEnv({ MAIL_BOUNCE_ADDRESS: 'A <a@b.org>' })).toThrow(
      'MAIL_BOUNCE_ADDRESS must be an e-mail address without a name',
    );
  });
});
