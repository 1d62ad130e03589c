import { readdirSync } from 'node:fs';
import { mailSettings } from '@/lib/mail/settings';
import { smtpTransport } from '@/lib/mail/transport';
import { OperatorError } from '@/lib/operator-error';
import { type Finding, fine, problem, warning } from './finding';

/** Greets the mail server, encrypts as the settings say and signs in; sends nothing. */
export async function checkMail(): Promise<Finding> {
  let settings: ReturnType<typeof mailSettings>;
  try {
    settings = mailSettings();
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    return problem(
      'mail',
      error.message,
      'Put it right, or unset DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE.',
    );
  }
  const { smtp, outbox } = settings;
  if (!smtp) {
    const what = `is written into files (${countFiles(outbox)} in ${outbox})`;
    return warning('mail', what, 'Set SMTP_URL and MAIL_FROM where readers are to get mail.');
  }
  const transport = smtpTransport(smtp, settings);
  try {
    await transport.verify();
    return fine('mail', `${smtp.host}:${smtp.port} answers${smtp.login ? ', and takes the login' : ''}`);
  } catch (error) {
    const { code, response, message } = error as { code?: string; response?: string; message: string };
    const secret = smtp.login?.pass;
    const said = (response ?? message).replaceAll(secret || '\0', '…');
    return problem('mail', `${smtp.host}:${smtp.port}: ${said}`, todoOf(code));
  } finally {
    transport.close();
  }
}

function todoOf(code: string | undefined): string {
  if (code === 'EAUTH') return 'See user and password in SMTP_URL; "@" in a password is written %40.';
  if (code === 'ETLS') return 'See SMTP_TLS, and whether the port wants smtps:// instead of smtp://.';
  return 'See host and port in SMTP_URL, and that this machine may reach them.';
}

function countFiles(folder: string): number {
  try {
    return readdirSync(folder).length;
  } catch {
    return 0;
  }
}
