import { z } from 'zod';

/** The id of a row, as it stands in an address. */
export const rowId = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'must be a whole number from 1')
  .transform(Number);

/** What the list of runs shows: those of a source, from one on; empty and null for all of them. */
export type RunFilter = { source: string; before: number | null };

type SearchParams = Record<string, string | string[] | undefined>;

/** What an address says of it; what is no filter is none. */
export function parseRunFilter({ source, before }: SearchParams): RunFilter {
  const from = rowId.safeParse(before);
  return {
    source: typeof source === 'string' ? source.replaceAll('\0', '').slice(0, 100) : '',
    before: from.success ? from.data : null,
  };
}

export function runsHref({ source, before }: RunFilter): string {
  const search = new URLSearchParams({
    ...(source && { source }),
    ...(before !== null && { before: String(before) }),
  });
  return search.size > 0 ? `/admin/runs?${search}` : '/admin/runs';
}
