import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { specialKind } from './public-address';

/** All addresses of a host name. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

export const systemResolve: Resolve = (hostname) => lookup(hostname, { all: true });

/** Thrown at connect time: nothing was sent. */
export class RefusedAddress extends Error {}

/**
 * A lookup for sockets that only gives addresses of the public internet. As the socket connects to what this gives
 * and asks no more, a name cannot change its address between check and use.
 */
export function checkedLookup(resolve: Resolve, { isChecked }: { isChecked: boolean }): LookupFunction {
  return (hostname, options, callback) => {
    addressesOf(hostname, { resolve, isChecked }).then(
      (addresses) => {
        const [first] = addresses;
        if (options.all) callback(null, addresses);
        else callback(null, first?.address ?? '', first?.family ?? 4);
      },
      (error) => callback(error, ''),
    );
  };
}

async function addressesOf(
  hostname: string,
  { resolve, isChecked }: { resolve: Resolve; isChecked: boolean },
): Promise<LookupAddress[]> {
  const found = await resolve(hostname);
  const open = found.filter(({ address }) => !isChecked || specialKind(address) === null);
  if (open.length === 0) throw new RefusedAddress(refusal(found[0]?.address));
  return open;
}

/** Why an address that is written as the host is not asked, or null. Sockets look up names only. */
export function hostProblem(url: URL): string | null {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) && specialKind(host) !== null ? refusal(host) : null;
}

function refusal(address: string | undefined): string {
  if (address === undefined) return 'leads to no address';
  return `leads to ${address}, ${specialKind(address)} address, which is not asked`;
}
