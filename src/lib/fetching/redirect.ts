import { shownAddress } from './web-target';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status);
}

/** Where a Location leads, or what is wrong with it. */
export function readRedirect(location: string | undefined, from: URL): URL | string {
  if (!location) return 'without saying where to go';
  if (!URL.canParse(location, from)) return `to ${shownAddress(location)}, which is not a web address`;
  const to = new URL(location, from);
  const isDowngrade = from.protocol === 'https:' && to.protocol === 'http:';
  return isDowngrade ? `to ${shownAddress(to)}, away from https` : to;
}
