import 'server-only';
import { AppError } from '@/lib/errors';
import { keyedHash } from '../caller';
import { countAttempt } from '../mutations';
import { forgetAttempts } from './mutations';

/** Attempts to sign in, from one address and for one e-mail address, until one is right. */
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

type Attempt = { caller: string; email: string };

const addressKey = ({ caller }: Attempt) => `sign-in:address:${caller}`;
const emailKey = ({ email }: Attempt) => `sign-in:email:${keyedHash(email)}`;

/**
 * What is refused for its address is not counted against the e-mail address: nobody keeps its owner out for longer
 * than their own address lets them.
 * @throws AppError rate_limited
 */
export async function admitSignIn(attempt: Attempt): Promise<void> {
  await admit(addressKey(attempt), SIGN_INS_PER_ADDRESS);
  await admit(emailKey(attempt), SIGN_INS_PER_EMAIL);
}

/** Whoever came in need not wait for what they mistyped before. */
export async function forgetSignIns(attempt: Attempt): Promise<void> {
  await forgetAttempts(addressKey(attempt));
  await forgetAttempts(emailKey(attempt));
}

/** @throws AppError rate_limited */
export async function admitFirstCode(caller: string): Promise<void> {
  await admit(`first-code:${caller}`, FIRST_CODES_PER_ADDRESS);
}

/** @throws AppError rate_limited */
export async function admitPasswordChange(administratorId: string): Promise<void> {
  await admit(`password:${administratorId}`, PASSWORD_CHANGES);
}
