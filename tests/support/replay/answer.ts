import type { FaultName } from './faults';

/** What a server said, or what it does wrong. */
export type Recorded = {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Done instead of a plain answer, or to it: see `faults.ts`. */
  fault?: FaultName;
  /** Milliseconds of a slow first byte, between drips, and of a Retry-After. */
  delayMs?: number;
};

/** A request as it came. */
export type Received = {
  /** By the clock the server was given. */
  at: number;
  method: string;
  /** With its query. */
  path: string;
  headers: Record<string, string | undefined>;
  body: string;
};

/** One answer for ever, one a request (the last one stays), or whatever a request is worth. */
export type Route = Recorded | Recorded[] | ((request: Received) => Recorded);
