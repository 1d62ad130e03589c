import { plainLine } from '@/lib/plain-line';
import { UnsendableMessage } from './headers';
import { type Concern, MAIL_LIMITS, type MailOutcome } from './message';

type Refusal = Extract<MailOutcome, { sent: false }>;
/** What the mail library says of a failure. */
type Fault = { code?: string; command?: string; responseCode?: number; response?: string; message?: string };

const FAULTS: Record<string, string> = {
  EAUTH: 'The mail server does not take the login in SMTP_URL',
  ETLS: 'The connection to the mail server could not be encrypted',
  ETIMEDOUT: 'The mail server did not answer in time',
  EABORT: 'The mail server did not finish in time',
  ECONNECTION: 'The mail server closed the connection',
  EDNS: 'The name of the mail server in SMTP_URL is not known',
  ESOCKET: 'There is no connection to the mail server',
  EPROTOCOL: 'What answers at SMTP_URL does not speak as a mail server does',
  EENVELOPE: 'The mail server refused the envelope',
  EMESSAGE: 'The mail server refused the mail',
  ESTREAM: 'The mail was kept back',
};

const ENDED = 'The mail server takes no mail at the moment';
const UNKNOWN = 'The mail could not be sent';

type Circumstances = {
  /** What must not be in the reason: addresses are taken out without being named. */
  secrets: string[];
  /** The mail server was given the end of the mail. */
  isHandedOver: boolean;
};

/**
 * What a failure means. Only what the server answered to the recipient or to the mail itself is for good: a wrong
 * password, a sender it does not know or a greeting of refusal are for the operator to put right, and no reader's fault.
 */
export function refusalOf(error: unknown, { secrets, isHandedOver }: Circumstances): Refusal {
  const refused = { sent: false, unheard: false } as const;
  if (error instanceof UnsendableMessage) {
    return { ...refused, permanent: true, code: null, reason: error.message, concern: 'message' };
  }
  const fault = error as Fault;
  const code = fault.responseCode ?? null;
  const concern = concernOf(fault);
  const isRefused = code !== null && code >= 400 && code < 600;
  const permanent = concern !== 'server' && isRefused && code >= 500;
  const unheard = isHandedOver && !isRefused;
  return { ...refused, permanent, unheard, code, reason: reasonOf(fault, secrets), concern };
}

function concernOf({ code, command, responseCode, response = '' }: Fault): Concern {
  if (responseCode === undefined || code === 'EAUTH') return 'server';
  // "530 5.7.0 Must issue a STARTTLS command first", "530 Authentication required"; 421 is of the whole connection.
  if ([421, 530, 534, 535, 538].includes(responseCode)) return 'server';
  if (command === 'RCPT TO') {
    // Enhanced codes (RFC 3463): 5.7 is a rule of the server's (no relaying, a block list), 5.1 and 5.2 the mailbox.
    return /^\d{3}[ -]+[45]\.[3-7]\.\d/.test(response) ? 'message' : 'recipient';
  }
  return command === 'DATA' ? 'message' : 'server';
}

function reasonOf(fault: Fault, secrets: string[]): string {
  const known =
    fault.responseCode && fault.code === 'EPROTOCOL' ? ENDED : (FAULTS[fault.code ?? ''] ?? UNKNOWN);
  const said = fault.response ?? fault.message ?? '';
  const reason = said === '' ? `${known}.` : `${known}: ${said}`;
  const hidden = secrets.filter((each) => each.length > 2);
  const told = hidden.reduce((text, each) => text.replaceAll(each, '…'), plainLine(reason));
  return plainLine(told.replace(/[^\s<>"'(),:;=]+@[^\s<>"'(),:;]+/g, '…'))
    .slice(0, MAIL_LIMITS.reason)
    .toWellFormed();
}
