import { z } from 'zod';

/** In characters. Above is refused before it is hashed, which takes the longer the longer it is. */
export const PASSWORD_LENGTH = { min: 12, max: 128 };

/** What "aaaaaaaaaaaa" and "121212121212" lack. */
const DISTINCT_SIGNS = 5;

export const SIGN_IN_PATH = '/admin/sign-in';

/** In characters: the longest that mail allows. */
export const EMAIL_LENGTH = 254;

/** As stored: lower case. */
export const emailInput = z
  .string()
  .trim()
  .toLowerCase()
  .max(EMAIL_LENGTH, `An e-mail address has ${EMAIL_LENGTH} characters at most.`)
  .pipe(z.email('That is not an e-mail address.'));

/** What a new password must be like. */
const newPasswordInput = z
  .string()
  .min(PASSWORD_LENGTH.min, `A password has ${PASSWORD_LENGTH.min} characters at least.`)
  .max(PASSWORD_LENGTH.max, `A password has ${PASSWORD_LENGTH.max} characters at most.`)
  .refine((text) => new Set(text).size >= DISTINCT_SIGNS, 'That password repeats itself too much.');

/** A password that is already somebody's, or not: nothing is said about what it is like. */
const passwordInput = z
  .string()
  .min(1, 'Give the password.')
  .max(PASSWORD_LENGTH.max, 'That password is too long.');

/** `to`: where it leads. */
export const signInInput = z.object({
  email: emailInput,
  password: passwordInput,
  to: z.string().optional(),
});
export type SignInInput = z.output<typeof signInInput>;

export const administratorInput = z.object({ email: emailInput, password: newPasswordInput });
export type AdministratorInput = z.output<typeof administratorInput>;

export const firstAdministratorInput = administratorInput.extend({
  code: z.string().min(1, 'Give the code.').max(200, 'That is no code.'),
});
export type FirstAdministratorInput = z.output<typeof firstAdministratorInput>;

export const passwordChangeInput = z.object({ current: passwordInput, next: newPasswordInput });
export type PasswordChangeInput = z.output<typeof passwordChangeInput>;
