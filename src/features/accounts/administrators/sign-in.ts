import 'server-only';
import { APIError } from 'better-auth';
import { headers } from 'next/headers';
import { AppError } from '@/lib/errors';
import type { AdministratorId } from '../administrator';
import { administratorAuth } from '../auth';
import { callerHash } from '../caller';
import { admitFirstCode, admitPasswordChange, admitSignIn, forgetSignIns } from './attempts';
import { createFirstAdministrator } from './mutations';
import type { FirstAdministratorInput, PasswordChangeInput, SignInInput } from './schema';

/** One for all that may be wrong: nobody learns who has an account here. */
const WRONG = 'E-mail address or password are not right.';

/**
 * Signs an administrator in, by a session of their own beside the reader's. A password is hashed for an unknown address
 * as well, so that the answer takes as long. Only where cookies can be set.
 * @throws AppError unauthenticated, rate_limited
 */
export async function signInAdministrator({ email, password }: Omit<SignInInput, 'to'>): Promise<void> {
  const requestHeaders = await headers();
  const attempt = { caller: callerHash(requestHeaders), email };
  await admitSignIn(attempt);
  await saying(WRONG, () =>
    administratorAuth().api.signInEmail({ body: { email, password }, headers: requestHeaders }),
  );
  await forgetSignIns(attempt);
}

/**
 * Makes the first administrator of whoever has the code, and signs them in. Only where cookies can be set.
 * @throws AppError forbidden, rate_limited
 */
export async function becomeFirstAdministrator(given: FirstAdministratorInput): Promise<void> {
  const requestHeaders = await headers();
  await admitFirstCode(callerHash(requestHeaders));
  await createFirstAdministrator(given);
  const { email, password } = given;
  await administratorAuth().api.signInEmail({ body: { email, password }, headers: requestHeaders });
}

/**
 * Changes the administrator's own password and ends all their sessions but this one, which becomes another. Only
 * where cookies can be set.
 * @throws AppError unauthenticated where the current password is another, rate_limited
 */
export async function changeOwnPassword(
  administratorId: AdministratorId,
  { current, next }: PasswordChangeInput,
): Promise<void> {
  await admitPasswordChange(administratorId);
  const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
  const requestHeaders = await headers();
  await saying('The current password is not right.', () =>
    administratorAuth().api.changePassword({ body, headers: requestHeaders }),
  );
}

/** What better-auth refuses, in words of ours. */
async function saying<Result>(words: string, ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) throw new AppError('unauthenticated', words);
    throw error;
  }
}
