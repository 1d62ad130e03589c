import 'server-only';
import { keyedHash } from '@/features/accounts/caller';
import { addressKeyOf } from './address';

/** Under which an address that gets no mail from here is known, without being kept. */
export function silenceHash(address: string): string {
  return keyedHash(`mail:${addressKeyOf(address)}`);
}
