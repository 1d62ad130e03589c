import 'server-only';
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';

/** What a link that we mail is good for. Each is signed for its purpose only. */
export type LinkPurpose = 'confirm' | 'unsubscribe' | 'preferences' | 'issue';

/** `id`: of the subscription, the subscriber (preferences) or the issue. `version`: a counter of the row, raised to end older links. */
export type LinkTarget = { id: number; version: number };

/** Of the format and the key; another one makes all links that were ever mailed void. */
const FORMAT = 1;

const PATHS: Record<LinkPurpose, string> = {
  confirm: '/digests/confirm',
  unsubscribe: '/digests/unsubscribe',
  preferences: '/digests/preferences',
  issue: '/digests/issues',
};

let key: Buffer | undefined;

/** Of the links alone, so that nothing else that is signed with the same secret could be one. */
function linkKey(): Buffer {
  const { AUTH_SECRET } = env();
  if (!AUTH_SECRET) throw new Error('AUTH_SECRET is not set; `npm start` sets it for the app');
  key ??= Buffer.from(hkdfSync('sha256', AUTH_SECRET, '', `broadsheet digest links ${FORMAT}`, 32));
  return key;
}

function signature(purpose: LinkPurpose, { id, version }: LinkTarget): Buffer {
  return createHmac('sha256', linkKey()).update(`${purpose}\n${id}\n${version}`).digest();
}

/** `1-42-1-<256 bits>`: one segment of an address. */
export function signLink(purpose: LinkPurpose, target: LinkTarget): string {
  const signed = signature(purpose, target).toString('base64url');
  return `${FORMAT}-${target.id}-${target.version}-${signed}`;
}

/** What a segment signed for a purpose leads to; null where it was not signed here, or for something else. */
export function readLink(purpose: LinkPurpose, token: string): LinkTarget | null {
  const [, format, id, version, signed = ''] =
    /^(\d)-([1-9]\d{0,9})-([1-9]\d{0,9})-([\w-]{43})$/.exec(token) ?? [];
  if (Number(format) !== FORMAT) return null;
  const target = { id: Number(id), version: Number(version) };
  if (target.id > 2_147_483_647 || target.version > 2_147_483_647) return null;
  const expected = signature(purpose, target);
  // Compared as text: the last character of base64url has bits that decoding would not look at.
  return timingSafeEqual(Buffer.from(signed), Buffer.from(expected.toString('base64url'))) ? target : null;
}

/** The path of a link, for a page of ours. */
export function linkPath(purpose: LinkPurpose, target: LinkTarget): string {
  return `${PATHS[purpose]}/${signLink(purpose, target)}`;
}

/** The address of a link, for a mail. */
export function linkUrl(purpose: LinkPurpose, target: LinkTarget): string {
  return `${env().SITE_URL}${linkPath(purpose, target)}`;
}
