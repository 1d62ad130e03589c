import { createHash, randomBytes } from 'node:crypto';

/** So that one that was published by mistake is recognised for what it is. */
const BEGINNING = 'bsk_';
const RANDOM_BYTES = 32;
/** Of the random part: enough to tell keys apart, and 220 bits are left. */
const SHOWN_SIGNS = 6;

/** A new key: "bsk_" and 256 random bits. */
export function makeKey(): string {
  return `${BEGINNING}${randomBytes(RANDOM_BYTES).toString('base64url')}`;
}

/** Whether a text looks like one. */
export function isKeyText(text: string): boolean {
  return text.startsWith(BEGINNING);
}

/** How a key begins, to be shown in lists: "bsk_8Fh2Qx". */
export function keyPrefix(key: string): string {
  return key.slice(0, BEGINNING.length + SHOWN_SIGNS);
}

/** By which a key is stored and found. It is random enough to need neither salt nor a slow hash. */
export function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
