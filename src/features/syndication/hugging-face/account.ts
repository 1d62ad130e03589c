import { createHash } from 'node:crypto';
import type { StoredOrganization, StoredUser } from './stored';

/** Where Hugging Face's own pictures are: it tells some by their path alone. */
const HUB = 'https://huggingface.co';

/** An account as clients read it: `user` by some, `name` by others. */
export type HubUser = {
  _id: string;
  avatarUrl: string;
  isPro: boolean;
  fullname: string;
  user: string;
  type: string;
  name: string;
} & Partial<Record<'isHf' | 'isHfAdmin' | 'isMod', boolean>> & { followerCount?: number };

export type HubOrganization = {
  _id: string;
  name: string;
  fullname: string;
  avatar?: string;
  avatarUrl?: string;
  isVerified?: boolean;
};

/** 24 hexadecimal digits, always the same for the same thing, where no number of Hugging Face's is known. */
export function objectId(...parts: (string | number)[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 24);
}

/** Somebody by the names that we know, with what Hugging Face said of the account where it is the same. */
export function hubUser(
  known: { name: string; handle: string | null },
  stored: StoredUser | undefined,
  picture: string,
): HubUser {
  const login = known.handle ?? known.name;
  const same = stored && [stored.user, stored.name].includes(login) ? stored : undefined;
  const { _id, avatarUrl, isPro, type, isHf, isHfAdmin, isMod, followerCount } = same ?? {};
  return {
    _id: _id ?? objectId('user', login),
    avatarUrl: avatarUrl ? absolute(avatarUrl) : picture,
    isPro: isPro ?? false,
    fullname: known.name,
    user: login,
    type: type ?? 'user',
    name: login,
    ...present({ isHf, isHfAdmin, isMod, followerCount }),
  };
}

export function hubOrganization(known: string, stored: StoredOrganization | undefined): HubOrganization {
  const { _id, name, avatar, isVerified } = stored ?? {};
  const picture = avatar && absolute(avatar);
  return {
    _id: _id ?? objectId('organization', known),
    name: name ?? known,
    fullname: known,
    ...present({ avatar: picture, avatarUrl: picture, isVerified }),
  };
}

/** Without what is not known: Hugging Face leaves such members out. */
export function present<Members extends object>(members: Members): Partial<Members> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== null),
  ) as Partial<Members>;
}

function absolute(address: string): string {
  return address.startsWith('/') ? HUB + address : address;
}
