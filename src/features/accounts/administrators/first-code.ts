import { createHash, randomInt } from 'node:crypto';

/** Crockford's: none is taken for another when it is typed from a terminal. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** Hours in which the code can be used. The next start without an administrator prints another one. */
export const FIRST_CODE_HOURS = 24;

/** A code of 100 bits: "7Q2ZK-0M4RT-…". */
export function makeFirstCode(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** By which a code is kept and found, in whatever case and with whatever between its signs it is typed. */
export function hashFirstCode(text: string): string {
  const signs = text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return createHash('sha256').update(signs).digest('hex');
}
