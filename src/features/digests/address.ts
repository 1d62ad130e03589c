import { z } from 'zod';

/** The longest that mail allows (RFC 5321). */
export const ADDRESS_LENGTH = 254;

/** A mail address as it is kept: the domain in lower case, as the name servers know it ("bücher.example" is xn--…). */
export const mailAddress = z
  .string()
  .trim()
  .max(ADDRESS_LENGTH, `A mail address has ${ADDRESS_LENGTH} characters at most.`)
  .transform((text, context) => {
    const at = text.lastIndexOf('@');
    const domain = asciiDomain(text.slice(at + 1));
    const address = `${text.slice(0, at)}@${domain}`;
    if (at > 0 && domain && z.email().safeParse(address).success) return address;
    context.addIssue('That is not a mail address: it should be like you@example.org.');
    return z.NEVER;
  });

/** The URL parser knows international names; what is no host name comes back as null. */
function asciiDomain(domain: string): string | null {
  if (/[\s/?#@:\\[\]%]/.test(domain) || !URL.canParse(`http://${domain}`)) return null;
  return new URL(`http://${domain}`).hostname;
}

/** One for all ways of typing an address. Servers may tell the case of the local part apart; none that matter do. */
export function addressKeyOf(address: string): string {
  return address.toLowerCase();
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
