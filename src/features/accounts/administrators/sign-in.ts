import 'server-only';
import { APIError } from 'better-auth';
import { headers } from 'next/headers';
import { AppError } from '@/lib/errors';
import { administratorAuth } from '../auth';
import { callerHash, keyedHash } from '../caller';
import { countAttempt } from '../mutations';
import { ATTEMPTS_WINDOW_SECONDS, SIGN_INS_PER_ADDRESS, SIGN_INS_PER_EMAIL } from './limits';
import { forgetAttempts } from './mutations';
import type { SignInInput } from './schema';

/** One for all that may be wrong: nobody learns who has an account here. */
const WRONG = 'E-mail address or password are not right.';

/** The counter of what was tried for an e-mail address. */
export const emailAttempts = (email: string) => `sign-in:email:${keyedHash(email)}`;

/**
 * Signs an administrator in, by a session of their own beside the reader's. A password is hashed for an unknown address
 * as well, so that the answer takes as long. Only where cookies can be set.
 * @throws AppError unauthenticated, rate_limited
 */
export async function signInAdministrator({ email, password }: Omit<SignInInput, 'to'>): Promise<void> {
  const requestHeaders = await headers();
  await admitAttempt({ caller: callerHash(requestHeaders), email });
  try {
    await administratorAuth().api.signInEmail({ body: { email, password }, headers: requestHeaders });
  } catch (error) {
    if (error instanceof APIError) throw new AppError('unauthenticated', WRONG);
    throw error;
  }
  await forgetAttempts(emailAttempts(email));
}

/** Counts before anything is hashed, which is what costs. */
async function admitAttempt({ caller, email }: { caller: string; email: string }): Promise<void> {
  const windowSeconds = ATTEMPTS_WINDOW_SECONDS;
  const admitted = await Promise.all([
    countAttempt({ key: `sign-in:address:${caller}`, limit: SIGN_INS_PER_ADDRESS, windowSeconds }),
    countAttempt({ key: emailAttempts(email), limit: SIGN_INS_PER_EMAIL, windowSeconds }),
  ]);
  if (admitted.every(Boolean)) return;
  throw new AppError(
    'rate_limited',
    'Too many attempts to sign in just now; try again in a quarter of an hour.',
  );
}
