import type { MailMessage } from './message';
import type { MailSettings, SmtpSettings } from './settings';

/** Settings for a mail server on this machine, or for none. */
export function testSettings(
  port: number | null,
  given: Partial<MailSettings & SmtpSettings> = {},
): MailSettings {
  const smtp: SmtpSettings = {
    host: '127.0.0.1',
    port: port ?? 0,
    secure: false,
    tls: 'off',
    login: null,
    connections: 2,
    rate: 1_000,
    timeoutMs: 5_000,
    ...given,
  };
  return {
    from: { name: 'Papers, daily', address: 'papers@example.org' },
    bounceAddress: 'bounces@example.org',
    dkim: null,
    outbox: '/nowhere',
    ...given,
    smtp: port === null ? null : smtp,
  };
}

export const LETTER: MailMessage = {
  to: 'reader@example.net',
  subject: 'Saturday, 28 November',
  html: '<p>Größe — 量子</p>',
  text: 'Größe — 量子\n.\nFrom here on',
  headers: {},
};
