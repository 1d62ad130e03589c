/** What one fetch may cost. A site says otherwise for all its requests, a request for itself, name by name. */
export type FetchLimits = {
  /** How often it is asked in all, where asking again may help. */
  attempts: number;
  /** The longest wait between two attempts. Where more is needed, the error says when to come again. */
  waitMs: number;
  redirects: number;
  headerBytes: number;
  /** From the start of a request, looking up its host and connecting included, to the headers of its answer. */
  firstByteMs: number;
  /** Between two pieces of a body. The time that its reader takes does not count. */
  idleMs: number;
  /** From the start of an attempt to the end of the body. The time that its reader takes counts. */
  totalMs: number;
  /** Bytes of a body as they came, compressed. */
  receivedBytes: number;
  decodedBytes: number;
  /** Decoded bytes for each received byte, looked at above `EXPANSION_FLOOR_BYTES`. */
  expansion: number;
};

export type LimitName = keyof FetchLimits;

export const DEFAULT_LIMITS: FetchLimits = {
  attempts: 4,
  waitMs: 60_000,
  redirects: 5,
  headerBytes: 32 * 2 ** 10,
  firstByteMs: 60_000,
  idleMs: 30_000,
  totalMs: 600_000,
  receivedBytes: 64 * 2 ** 20,
  decodedBytes: 256 * 2 ** 20,
  expansion: 100,
};

/** A short body of one repeated line may well expand a thousand times. */
export const EXPANSION_FLOOR_BYTES = 2 ** 20;

/** The longest time that a server's Retry-After can keep us away. */
export const LONGEST_RETRY_AFTER_MS = 24 * 3_600_000;

/** How much of a refusal's body is kept with the error. */
export const EXCERPT_BYTES = 4_096;

/** How long an error waits for the body of a refusal. */
export const EXCERPT_MS = 5_000;
