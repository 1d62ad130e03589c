import 'server-only';
import { env } from '@/lib/env';
import { systemResolve } from './checked-lookup';
import { SYSTEM_CLOCK } from './clock';
import { createFetcher, type Fetcher } from './fetcher';
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
  });
}
