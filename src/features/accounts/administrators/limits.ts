/** Attempts to sign in within a window, right or wrong, from one address and for one e-mail address. */
export const SIGN_INS_PER_ADDRESS = 20;
export const SIGN_INS_PER_EMAIL = 10;

/** Attempts to use the code of the first administrator, from one address. */
export const FIRST_CODES_PER_ADDRESS = 10;

/** From the first attempt. */
export const ATTEMPTS_WINDOW_SECONDS = 15 * 60;
