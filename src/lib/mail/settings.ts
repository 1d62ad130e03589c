import 'server-only';
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { env } from '@/lib/env';
import { OperatorError } from '@/lib/operator-error';
import type { Mailbox } from './address';

export type SmtpSettings = {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise it is asked for by STARTTLS, as `tls` says. */
  secure: boolean;
  tls: 'require' | 'offered' | 'off';
  login: { user: string; pass: string } | null;
  connections: number;
  /** Mails a second, at most. */
  rate: number;
  /** For a connection, a greeting, and each answer. */
  timeoutMs: number;
};

export type Dkim = { domain: string; selector: string; privateKey: string };

export type MailSettings = {
  from: Mailbox;
  /** Where what cannot be delivered comes back to. */
  bounceAddress: string;
  dkim: Dkim | null;
  /** Null: mail is written into `outbox`. */
  smtp: SmtpSettings | null;
  outbox: string;
};

/**
 * How this process sends mail.
 * @throws OperatorError where the key that signs cannot be used
 */
export function mailSettings(): MailSettings {
  const settings = env();
  const { SMTP_URL, MAIL_FROM, MAIL_BOUNCE_ADDRESS, DATA_DIR } = settings;
  return {
    from: MAIL_FROM,
    bounceAddress: MAIL_BOUNCE_ADDRESS ?? MAIL_FROM.address,
    dkim: readDkim(settings),
    smtp: SMTP_URL
      ? {
          ...SMTP_URL,
          tls: settings.SMTP_TLS,
          connections: settings.SMTP_CONNECTIONS,
          rate: settings.SMTP_RATE,
          timeoutMs: settings.SMTP_TIMEOUT * 1_000,
        }
      : null,
    outbox: path.resolve(DATA_DIR, 'outbox'),
  };
}

type DkimNames = Pick<ReturnType<typeof env>, 'DKIM_DOMAIN' | 'DKIM_SELECTOR' | 'DKIM_KEY_FILE'>;

function readDkim({ DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY_FILE }: DkimNames): Dkim | null {
  if (!DKIM_DOMAIN || !DKIM_SELECTOR || !DKIM_KEY_FILE) return null;
  return {
    domain: DKIM_DOMAIN,
    selector: DKIM_SELECTOR,
    privateKey: readRsaKey(path.resolve(DKIM_KEY_FILE)),
  };
}

/** Read and tried here: the mail library sends without a signature where it cannot sign, and says nothing. */
export function readRsaKey(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new OperatorError(
      `DKIM_KEY_FILE (${file}) cannot be read: ${(error as NodeJS.ErrnoException).code}.`,
    );
  }
  try {
    const key = createPrivateKey(text);
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (key.asymmetricKeyType === 'rsa' && bits >= 1024) return text;
  } catch {
    // Said below.
  }
  throw new OperatorError(
    `DKIM_KEY_FILE (${file}) holds no RSA private key of at least 1024 bits in PEM form, without a passphrase. ` +
      'One is made by: openssl genrsa -out dkim.pem 2048',
  );
}
