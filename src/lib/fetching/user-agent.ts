import { VERSION } from '@/lib/version';

/** Who we say we are to every site: what runs here, its version, and where to reach whoever runs it. */
export function userAgent(contact: string | null): string {
  return contact ? `Broadsheet/${VERSION} (+${contact})` : `Broadsheet/${VERSION}`;
}
