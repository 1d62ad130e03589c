import 'server-only';
import { type Env, env } from '@/lib/env';
import { systemResolve } from './checked-lookup';
import { SYSTEM_CLOCK } from './clock';
import { createFetcher, type Fetcher } from './fetcher';
import type { FetchLimits } from './limits';
import type { SiteGate } from './site-gate';
import { userAgent } from './user-agent';

// One gate a site and process: bundles may each hold a copy of this module, and a hot reload makes another.
const shared = globalThis as { broadsheetGates?: Map<string, SiteGate> };

let own: Fetcher | undefined;

/** This process's fetcher, as the settings say. */
export function fetcher(): Fetcher {
  own ??= create();
  return own;
}

function create(): Fetcher {
  const { FETCH_CONTACT, FETCH_PRIVATE_ORIGINS } = env();
  shared.broadsheetGates ??= new Map();
  return createFetcher({
    clock: SYSTEM_CLOCK,
    random: Math.random,
    resolve: systemResolve,
    userAgent: userAgent(FETCH_CONTACT),
    privateOrigins: new Set(FETCH_PRIVATE_ORIGINS),
    gates: shared.broadsheetGates,
    limits: limitsFrom(env()),
  });
}

/** What the settings say of limits. */
export function limitsFrom(settings: Env): Partial<FetchLimits> {
  return {
    attempts: settings.FETCH_ATTEMPTS,
    waitMs: 1_000 * settings.FETCH_WAIT_SECONDS,
    firstByteMs: 1_000 * settings.FETCH_FIRST_BYTE_SECONDS,
    idleMs: 1_000 * settings.FETCH_IDLE_SECONDS,
    totalMs: 1_000 * settings.FETCH_TOTAL_SECONDS,
    receivedBytes: settings.FETCH_MAX_BYTES,
    decodedBytes: settings.FETCH_MAX_DECODED_BYTES,
  };
}
