import type { PaperChange } from '@/features/papers/versions';
import type { HeldPaper } from './merge';
import type { PreparedPaper } from './prepare';

/** What happened to a paper at its source. `at` is null where nobody says when; then it is when we were told. */
export type PaperEvent = {
  /** 0 where it is not known. */
  version: number;
  change: PaperChange;
  at: Date | null;
  /** Of a version: the one that was held before; null where none was known. */
  follows: number | null;
};

/**
 * What a record tells of its paper's history: versions, also those before the newest where it lists them; a title or
 * an abstract that its own source replaced; that it was withdrawn. Another source's wording of them is no change.
 * @param before null where the record made the paper
 */
export function eventsOf(before: HeldPaper | null, after: HeldPaper, said: PreparedPaper): PaperEvent[] {
  const events = versionsOf(before, after, said);
  const version = after.fields.arxivVersion ?? 0;
  const at = said.updatedAt ?? said.asOf;
  for (const change of ['title', 'abstract'] as const) {
    if (before && isReplaced(change, before, after)) events.push({ version, change, at, follows: null });
  }
  if (after.fields.withdrawnAt && !before?.fields.withdrawnAt) {
    events.push({ version, change: 'withdrawn', at: after.fields.withdrawnAt, follows: null });
  }
  return events;
}

function versionsOf(before: HeldPaper | null, after: HeldPaper, said: PreparedPaper): PaperEvent[] {
  const held = before?.fields.arxivVersion ?? null;
  const newest = after.fields.arxivVersion;
  const followed = (version: number) => (held !== null && version > held ? held : null);
  const event = ({ version, at }: { version: number; at: Date | null }): PaperEvent => ({
    version,
    change: 'version',
    at,
    follows: followed(version),
  });
  if (said.versions.length > 0) return said.versions.map(event);
  const isNew = before !== null && newest !== null && newest > (held ?? 1);
  return isNew ? [event({ version: newest, at: said.updatedAt ?? said.asOf })] : [];
}

function isReplaced(field: 'title' | 'abstract', before: HeldPaper, after: HeldPaper): boolean {
  const [held, now] = [before.fields[field]?.plain, after.fields[field]?.plain];
  if (!held || !now || before.given[field]?.source !== after.given[field]?.source) return false;
  return lettersOf(held) !== lettersOf(now);
}

/** White space and punctuation are written otherwise in every format of one source. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
