import type { Day } from '@/lib/day';
import type { Announcement } from '../schema';

/** The ids of a list that are kept; of a longer one the count tells how much longer it is. */
export const MOST_IDS = 5_000;

/** arXiv's announcements by their types; a day's list as it is; what OAI-PMH changed or deleted on a day. */
export const LIST_KINDS = [
  'new',
  'cross',
  'replace',
  'replace_cross',
  'listed',
  'changed',
  'deleted',
] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** What a source has for a day, as arXiv ids without versions, in any order, also twice. */
export type Listed = { day: Day; source: string; category: string; kind: ListKind; ids: string[] };

type Announced = Omit<Listed, 'kind' | 'ids'> & { announced: Record<Announcement['type'], string[]> };

/** The lists of a day's announcements in a category: one for each type, also where there are none of it. */
export function listsOfAnnouncements({ announced, ...where }: Announced): Listed[] {
  const kinds = Object.entries(announced) as [Announcement['type'], string[]][];
  return kinds.map(([type, ids]) => ({
    ...where,
    kind: type === 'replace-cross' ? 'replace_cross' : type,
    ids,
  }));
}
