import { z } from 'zod';

/** How long a write that was named is known by its name. */
export const WRITE_HOURS = 24;
export const WRITE_NAME_LENGTH = 200;
/** The largest answer that is kept, in bytes. */
export const KEPT_ANSWER_BYTES = 512 * 2 ** 10;

/**
 * A claim holds so long from when it was last moved on, which is done thrice as often. One that does not move on is that
 * of a process that died, and another takes it over.
 */
export const CLAIM_SECONDS = 60;
/** So long whoever sends the same waits for the answer of the first; after that they are told to come back. */
export const WAIT_SECONDS = 30;

/**
 * What stands in `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07): a quoted string, whose quotes may be
 * left out as most programs do.
 */
export const writeName = z
  .string()
  .transform((given) => /^"(.*)"$/.exec(given)?.[1] ?? given)
  .pipe(z.string().regex(new RegExp(`^[!#-~]{1,${WRITE_NAME_LENGTH}}$`)));

/** A write that was named: by whom, what, and as what. */
export type WriteKey = { holder: string; operation: string; name: string };

/** What was answered; the body is null where it was larger than what is kept. */
export type KeptAnswer = {
  fingerprint: Uint8Array;
  status: number;
  contentType: string;
  body: string | null;
};

/** How it stands with a write: it is the caller's to carry out, another carries it out, or it has been answered. */
export type WriteState =
  | { state: 'claimed'; claim: string }
  | { state: 'held'; heldUntil: Date }
  | { state: 'answered'; answer: KeptAnswer; isOld: boolean };
