import { z } from 'zod';

const id = z.coerce.number('There is no such rejection.').int().positive().max(2_147_483_647);

/** A rejection that is to be read again. */
export const retryInput = z.object({ id });

/** All rejections of a reason, of one source or of all (empty), that are to be read again. */
export const retryGroupInput = z.object({
  group: z.string().min(1, 'Say which reason.').max(400),
  source: z.string().max(100).default(''),
});
export type RetryGroupInput = z.output<typeof retryGroupInput>;

/** What the list of rejections shows: those of a source and a reason, from one on; empty and null for all of them. */
export type RejectionFilter = { source: string; group: string; before: number | null };

/** What an address says of it; what is no filter is none. */
export function parseRejectionFilter(given: Record<string, string | string[] | undefined>): RejectionFilter {
  const text = (name: string) => (typeof given[name] === 'string' ? given[name].replaceAll('\0', '') : '');
  const before = id.safeParse(text('before'));
  return {
    source: text('source').slice(0, 100),
    group: text('group').slice(0, 400),
    before: before.success ? before.data : null,
  };
}

/** The address of a list of rejections. */
export function rejectionsHref({ source, group, before }: RejectionFilter): string {
  const search = new URLSearchParams({
    ...(source && { source }),
    ...(group && { group }),
    ...(before !== null && { before: String(before) }),
  });
  return search.size > 0 ? `/admin/rejections?${search}` : '/admin/rejections';
}
