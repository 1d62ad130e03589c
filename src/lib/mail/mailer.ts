import 'server-only';
import { type ComposedMail, composeMail } from './compose';
import type { MailMessage, MailOutcome } from './message';
import { keepInOutbox } from './outbox';
import { refusalOf } from './refusal';
import type { MailSettings } from './settings';
import { byteTransport, smtpTransport } from './transport';

/** One mail may take so many times as long as one answer of the server, all in all; waiting for its turn counts. */
const ANSWERS_PER_MAIL = 10;

export type Mailer = {
  send(message: MailMessage): Promise<MailOutcome>;
  /** Closes its connections; a mail on its way is finished first. */
  close(): void;
};

/** Sends mail as the settings say: to a mail server, or into files. */
export function createMailer(settings: MailSettings): Mailer {
  const { smtp, outbox } = settings;
  const transport = smtp ? smtpTransport(smtp, settings) : byteTransport(settings);
  const secrets = smtp?.login ? [smtp.login.pass, smtp.login.user] : [];

  async function deliver(mail: ComposedMail): Promise<string | null> {
    if (smtp) {
      await transport.sendMail({ ...mail, signal: AbortSignal.timeout(smtp.timeoutMs * ANSWERS_PER_MAIL) });
      return null;
    }
    const { message } = await transport.sendMail(mail);
    return keepInOutbox(outbox, mail.messageId, message as Buffer);
  }

  return {
    async send(message) {
      try {
        const mail = composeMail(message, settings);
        return { sent: true, messageId: mail.messageId, file: await deliver(mail) };
      } catch (error) {
        return refusalOf(error, [...secrets, message.to]);
      }
    },
    close: () => transport.close(),
  };
}
