import type { Attempt } from './attempt';
import { RefusedAddress } from './checked-lookup';
import { UnaskedUpgrade } from './exchange';
import type { FetchError } from './fetch-error';

const NOBODY: Record<string, string> = {
  ENOTFOUND: 'is on a host whose name nobody knows',
  EAI_AGAIN: 'is on a host whose name cannot be looked up at the moment',
  ECONNREFUSED: 'is on a host that takes no connection',
  ETIMEDOUT: 'is on a host that does not answer',
};

const UNTRUSTED = /^(CERT_|ERR_TLS_CERT|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED|HOSTNAME_MISMATCH)/;

/**
 * What went wrong on the network, in our words.
 * @param error what Node says of the connection: never a fault of our own code
 */
export function networkFault(attempt: Attempt, error: unknown): FetchError {
  if (error instanceof RefusedAddress) return attempt.fault('refused_address', error.message);
  if (error instanceof UnaskedUpgrade) {
    return attempt.fault('malformed', 'answers in another protocol (101)', { status: 101 });
  }
  const code = String((error as NodeJS.ErrnoException).code ?? '');
  const cause = error;
  if (code === 'HPE_HEADER_OVERFLOW') {
    const limit = 'headerBytes';
    const what = `sends more than ${attempt.limits[limit]} bytes of headers`;
    return attempt.fault('too_large', what, { limit, cause });
  }
  if (code.startsWith('HPE_'))
    return attempt.fault('malformed', `answers something not HTTP (${code})`, { cause });
  if (code === 'EPROTO' || code.startsWith('ERR_SSL')) {
    return attempt.fault('malformed', `answers something not TLS (${code})`, { cause });
  }
  if (code === 'ECONNRESET' || code === 'EPIPE') {
    return attempt.fault('cut_off', 'closed the connection before its answer was whole', { cause });
  }
  if (UNTRUSTED.test(code))
    return attempt.fault('untrusted', `shows a certificate not to trust (${code})`, { cause });
  return attempt.fault('unreachable', NOBODY[code] ?? `cannot be reached (${code || 'no reason given'})`, {
    cause,
  });
}
