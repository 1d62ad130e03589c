/** One mail to one person. */
export type MailMessage = {
  /** An address alone, without a name. */
  to: string;
  subject: string;
  /** The two say the same; where one is empty, the mail is the other alone. */
  html: string;
  text: string;
  /** Further headers: only those that begin with `X-`, and the few that `headers.ts` names. */
  headers: Record<string, string>;
  /** `<something@this-site>`, the same each time this mail is tried. Without it, one is made. */
  messageId?: string;
  /** Where one click, or a mail, ends it (RFC 2369). Programs may click by themselves where `url` is https (RFC 8058). */
  unsubscribe?: { url: string; mailto?: string };
  /** `daily.papers.example.org` (RFC 2919): by it readers sort. */
  listId?: string;
};

/** What a refusal is about: the address itself, this mail, or the mail server and how it is asked. */
export type Concern = 'recipient' | 'message' | 'server';

export type MailOutcome =
  | {
      sent: true;
      /** With its angle brackets. */
      messageId: string;
      /** Where it was written, when there is no mail server. */
      file: string | null;
    }
  | {
      sent: false;
      /** Trying this mail again would change nothing. Of an address nothing is said unless it is the concern. */
      permanent: boolean;
      /** The mail server has all of it, and no answer was heard: it may be delivered, and is not to be sent again. */
      unheard: boolean;
      /** What the server answered (550); null where it did not. */
      code: number | null;
      /** For the operator's eyes: without addresses and passwords. */
      reason: string;
      concern: Concern;
    };

export const MAIL_LIMITS = {
  /** UTF-16 code units of a subject; what is longer is cut. */
  subject: 250,
  /** Of a header's value, and of an address in one: what is longer is refused. */
  header: 900,
  headers: 20,
  /** Both bodies together, in bytes. */
  bodies: 2 ** 20,
  /** Characters of a reason. */
  reason: 300,
} as const;
