import 'server-only';
import { AppError } from '@/lib/errors';
import { keyedHash } from '../caller';
import { countAttempt } from '../mutations';
import { forgetAttempts } from './mutations';

/** Attempts to sign in, right or wrong, from one address and for one e-mail address. */
export const SIGN_INS_PER_ADDRESS = 20;
export const SIGN_INS_PER_EMAIL = 10;

/** Attempts to use the code of the first administrator, from one address. */
export const FIRST_CODES_PER_ADDRESS = 10;

/** Attempts to change one's own password. */
export const PASSWORD_CHANGES = 10;

/** The window of each, from its first attempt. */
export const ATTEMPTS_WINDOW_SECONDS = 15 * 60;

/** All of them count before anything is hashed: that is what costs. */
async function admit(key: string, limit: number): Promise<void> {
  if (await countAttempt({ key, limit, windowSeconds: ATTEMPTS_WINDOW_SECONDS })) return;
  throw new AppError('rate_limited', 'Too many attempts just now; try again in a quarter of an hour.');
}

const emailKey = (email: string) => `sign-in:email:${keyedHash(email)}`;

/**
 * What is refused for its address is not counted against the e-mail address: nobody keeps its owner out for longer
 * than their own address lets them.
 * @throws AppError rate_limited
 */
export async function admitSignIn({ caller, email }: { caller: string; email: string }): Promise<void> {
  await admit(`sign-in:address:${caller}`, SIGN_INS_PER_ADDRESS);
  await admit(emailKey(email), SIGN_INS_PER_EMAIL);
}

/** Whoever came in need not wait for what they mistyped before. */
export async function forgetSignIns(email: string): Promise<void> {
  await forgetAttempts(emailKey(email));
}

/** @throws AppError rate_limited */
export async function admitFirstCode(caller: string): Promise<void> {
  await admit(`first-code:${caller}`, FIRST_CODES_PER_ADDRESS);
}

/** @throws AppError rate_limited */
export async function admitPasswordChange(administratorId: string): Promise<void> {
  await admit(`password:${administratorId}`, PASSWORD_CHANGES);
}
