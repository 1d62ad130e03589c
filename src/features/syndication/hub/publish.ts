import type { Site } from '@/lib/fetching/asked';
import type { Fetcher } from '@/lib/fetching/fetcher';
import { inParts } from '@/lib/in-parts';

/** Addresses in a request. No document says how many a hub takes; fifty are some kilobytes. */
export const MOST_ADDRESSES = 50;

/** One at a time, with a second between. What it answers is not read; to be told twice does it no harm. */
const HUB: Site = {
  name: 'The WebSub hub',
  minimumIntervalMs: 1_000,
  connections: 1,
  limits: { attempts: 2, redirects: 0, receivedBytes: 2 ** 20, decodedBytes: 2 ** 20 },
};

type Asking = { fetcher: Pick<Fetcher, 'fetchFrom'>; signal: AbortSignal };

/**
 * Tells a hub that the feeds at these addresses have changed; it took that in where it answers any 2xx.
 * @throws FetchError, or the signal's reason; some of the addresses may have been told then
 */
export async function publish(hub: string, addresses: string[], { fetcher, signal }: Asking): Promise<void> {
  for (const part of inParts(addresses, MOST_ADDRESSES)) {
    const answer = await fetcher.fetchFrom(HUB, {
      url: hub,
      method: 'POST',
      body: publishForm(part),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      signal,
    });
    if (answer.state === 'fetched') await answer.discard();
  }
}

/**
 * WebSub, like PubSubHubbub 0.4, leaves it to hub and publisher how this is said (https://www.w3.org/TR/websub/#publishing).
 * Hubs take what 0.3 had in its section 7.1: `hub.url` once for each feed.
 */
export function publishForm(addresses: string[]): string {
  const form = new URLSearchParams({ 'hub.mode': 'publish' });
  for (const address of addresses) form.append('hub.url', address);
  return form.toString();
}
