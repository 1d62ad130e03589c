import 'server-only';
import type { Readable } from 'node:stream';
import nodemailer, { type SendMailOptions, type Transporter } from 'nodemailer';
import type { Dkim, MailSettings, SmtpSettings } from './settings';

/** After so many mails a connection is closed and another opened: many servers ask for that. */
const MAILS_PER_CONNECTION = 100;
/** How often a mail is tried again whose connection was closed before the server had answered. */
const RECONNECTIONS = 2;
/** A connection that has nothing to do is closed, in milliseconds. */
const IDLE_MS = 30_000;

/** What a signature covers: whoever and whatever a reader sees, and how to end it (RFC 8058 asks for both of those). */
const SIGNED_HEADERS = [
  'From',
  'Reply-To',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'List-Id',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'Auto-Submitted',
].join(':');

function signing(dkim: Dkim | null) {
  return dkim
    ? {
        dkim: {
          domainName: dkim.domain,
          keySelector: dkim.selector,
          privateKey: dkim.privateKey,
          headerFieldNames: SIGNED_HEADERS,
        },
      }
    : {};
}

/** A mail for a mail server, and the last stream that its bytes go through. */
export type SentMail = SendMailOptions & { lastStage: (bytes: Readable) => Readable };

/** A few kept connections to the mail server. Each mail is given as a `SentMail`. */
export function smtpTransport(smtp: SmtpSettings, { dkim, from }: MailSettings): Transporter {
  const transport = nodemailer.createTransport({
    pool: true,
    host: smtp.host,
    port: smtp.port,
    secure: smtp.secure,
    requireTLS: smtp.tls === 'require',
    ignoreTLS: smtp.tls === 'off',
    ...(smtp.login && { auth: smtp.login }),
    // How we greet. The name of this machine is nobody's business.
    name: from.address.split('@').at(-1),
    maxConnections: smtp.connections,
    maxMessages: MAILS_PER_CONNECTION,
    maxRequeues: RECONNECTIONS,
    idleTimeout: IDLE_MS,
    rateLimit: smtp.rate,
    rateDelta: 1_000,
    dnsTimeout: smtp.timeoutMs,
    connectionTimeout: smtp.timeoutMs,
    greetingTimeout: smtp.timeoutMs,
    socketTimeout: smtp.timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...signing(dkim),
  });
  transport.use('stream', ({ data, message }, done) => {
    // Signing is added to a message after this, and has to come before.
    const open = message.createReadStream.bind(message);
    message.createReadStream = (options) => (data as SentMail).lastStage(open(options));
    done();
  });
  return transport;
}

/** Writes mails as bytes, signed like any other. */
export function byteTransport({ dkim }: MailSettings): Transporter {
  return nodemailer.createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
    ...signing(dkim),
  });
}
