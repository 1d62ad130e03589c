import 'server-only';
import { pipeline, type Readable } from 'node:stream';
import { type ComposedMail, composeMail } from './compose';
import { HandOver, type ReadyNote } from './hand-over';
import type { MailMessage, MailOutcome } from './message';
import { keepInOutbox } from './outbox';
import { refusalOf } from './refusal';
import type { MailSettings } from './settings';
import { byteTransport, type SentMail, smtpTransport } from './transport';

/** One mail may take so many times as long as one answer of the server, all in all; waiting for its turn counts. */
const ANSWERS_PER_MAIL = 10;

export type Mailer = {
  send(message: MailMessage, readyNote?: ReadyNote): Promise<MailOutcome>;
  /** Closes its connections; a mail on its way is finished first. */
  close(): void;
};

/** Sends mail as the settings say: to a mail server, or into files. */
export function createMailer(settings: MailSettings): Mailer {
  const { smtp, outbox } = settings;
  const transport = smtp ? smtpTransport(smtp, settings) : byteTransport(settings);
  const secrets = smtp?.login ? [smtp.login.pass, smtp.login.user] : [];

  async function deliver(mail: ComposedMail, lastStage: SentMail['lastStage']): Promise<string | null> {
    if (smtp) {
      const signal = AbortSignal.timeout(smtp.timeoutMs * ANSWERS_PER_MAIL);
      const sent: SentMail = { ...mail, signal, lastStage };
      await transport.sendMail(sent);
      return null;
    }
    const { message } = await transport.sendMail(mail);
    return keepInOutbox(outbox, mail.messageId, message as Buffer);
  }

  return {
    async send(message, readyNote) {
      let handOver: HandOver | undefined;
      const lastStage = (bytes: Readable) => {
        handOver = new HandOver(readyNote);
        return pipeline(bytes, handOver, () => {});
      };
      try {
        const mail = composeMail(message, settings);
        return { sent: true, messageId: mail.messageId, file: await deliver(mail, lastStage) };
      } catch (error) {
        const isHandedOver = handOver?.isDone ?? false;
        return refusalOf(error, { secrets: [...secrets, message.to], isHandedOver });
      } finally {
        // Whatever was answered before the end: there is to be none any more.
        handOver?.destroy();
      }
    },
    close: () => transport.close(),
  };
}
