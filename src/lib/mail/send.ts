import 'server-only';
import type { ReadyNote } from './hand-over';
import { createMailer, type Mailer } from './mailer';
import type { MailMessage, MailOutcome } from './message';
import { mailSettings } from './settings';

export type { MailMessage, MailOutcome } from './message';

let own: Mailer | undefined;

/**
 * Sends one mail, as the settings say: to the mail server at SMTP_URL, or into a file of the outbox, which the outcome
 * names. What is refused is an outcome, never an error; no address and no password is in it. Send as many at once as
 * SMTP_CONNECTIONS; more wait for their turn.
 * @param readyNote notes, where there is a mail server, that it is about to have the whole mail
 * @throws OperatorError where the key that signs cannot be used
 */
export async function sendMail(message: MailMessage, readyNote?: ReadyNote): Promise<MailOutcome> {
  own ??= openMailer();
  return own.send(message, readyNote);
}

/** Closes the connections to the mail server; the next mail opens them again. */
export function closeMail(): void {
  own?.close();
  own = undefined;
}

function openMailer(): Mailer {
  const settings = mailSettings();
  if (!settings.smtp) console.info(`SMTP_URL is not set: mail becomes files in ${settings.outbox}`);
  return createMailer(settings);
}
