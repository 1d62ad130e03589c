import { z } from 'zod';
import { decodeSegment, encodeSegment } from '@/lib/path-segment';

/** Longer texts name no instant. */
const AT_LENGTH = 60;
const NAME_LENGTH = 20;
const MOST_PAGES = 9_999;

const KINDS = { trending: 'trending', date: 'day', week: 'week', month: 'month' } as const;
type Folder = keyof typeof KINDS;

const pastSearch = z.object({
  /** The part of the address that says what kind of board it is. */
  folder: z.enum(Object.keys(KINDS) as [Folder, ...Folder[]]).catch('trending'),
  /** "7-days", "2026-06-30", "2026-W26"; empty for all that is trending. */
  name: z.string().max(NAME_LENGTH).catch(''),
  /** As somebody wrote it. */
  at: z
    .string()
    .catch('')
    .transform((text) => text.slice(0, AT_LENGTH).toWellFormed()),
  page: z.coerce.number().int().min(1).max(MOST_PAGES).catch(1),
});

/** A board, and the instant as of which it is asked for. */
export type PastSearch = z.infer<typeof pastSearch>;

/** What `/papers/trending/7-days?at=…` or `/papers/date/2026-06-30?at=…` asks for; null where it asks for no past, or for a file (`feed.atom`). */
export function parsePast(pathname: string, search: URLSearchParams): PastSearch | null {
  const at = search.get('at');
  const [, folder, name = '', further] =
    /^\/papers\/(trending|date|week|month)(?:\/([^/.]+))?(\/.*)?$/.exec(pathname) ?? [];
  if (at === null || !folder || further || name.length > NAME_LENGTH) return null;
  if (folder !== 'trending' && name === '') return null;
  return pastSearch.parse({ folder, name, at, page: search.get('p') ?? 1 });
}

export function kindOf({ folder }: PastSearch): (typeof KINDS)[Folder] {
  return KINDS[folder];
}

/** The address of the board as it is now. */
export function presentHref({ folder, name }: Pick<PastSearch, 'folder' | 'name'>): string {
  return name ? `/papers/${folder}/${name}` : `/papers/${folder}`;
}

/** The public address of a board as of an instant. `page` counts from 1. */
export function pastHref({ folder, name, at, page }: PastSearch): string {
  const query = `?at=${encodeURIComponent(at).replaceAll('%3A', ':')}`;
  return `${presentHref({ folder, name })}${query}${page > 1 ? `&p=${page}` : ''}`;
}

export function encodePast({ folder, name, at, page }: PastSearch): string {
  return encodeSegment([folder, name, at, page]);
}

/** What a path segment asks for. */
export function decodePast(segment: string): PastSearch {
  const [folder, name, at, page] = [decodeSegment(segment)].flat();
  return pastSearch.parse({ folder, name, at, page });
}
