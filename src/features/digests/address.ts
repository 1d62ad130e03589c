import { z } from 'zod';
import { parseMailAddress } from '@/lib/mail/address';

/** What a form takes: the address as it is kept, its domain in lower case and ASCII. */
export const mailAddressInput = z
  .string()
  .trim()
  .max(254, 'A mail address has 254 characters at most.')
  .transform((text, context) => {
    const address = parseMailAddress(text);
    if (address !== null && domainOf(address).includes('.')) return address;
    context.addIssue('That is not a mail address; it should be like you@example.org.');
    return z.NEVER;
  });

/** One for all ways of typing an address. A server may tell the case of what is before the "@" apart; none that matters does. */
export function addressKeyOf(address: string): string {
  return address.toLowerCase();
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
