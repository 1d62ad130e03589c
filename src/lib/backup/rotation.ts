import type { Keep } from './keep';

/** A finished backup in the folder, and when it was made. */
export type KeptBackup = { name: string; at: Date };

const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday; weeks begin on Monday. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/**
 * Which backups may go: all but the newest of each of the last `keep` days, weeks and months (UTC) that have any.
 *
 * `sound` is the one that was read back just now. It always stays, and where it is not among them, nothing may go: what
 * is older may be all there is.
 */
export function chooseRemovals(backups: readonly KeptBackup[], keep: Keep, sound: string): string[] {
  if (!backups.some(({ name }) => name === sound)) return [];
  const newestFirst = [...backups].sort(
    (one, other) => other.at.getTime() - one.at.getTime() || (one.name < other.name ? 1 : -1),
  );
  const kept = new Set([
    sound,
    ...newestOfEach(newestFirst, { spans: keep.daily, spanOf: (at) => Math.floor(at.getTime() / DAY_MS) }),
    ...newestOfEach(newestFirst, {
      spans: keep.weekly,
      spanOf: (at) => Math.floor((at.getTime() - FIRST_MONDAY_MS) / (7 * DAY_MS)),
    }),
    ...newestOfEach(newestFirst, {
      spans: keep.monthly,
      spanOf: (at) => at.getUTCFullYear() * 12 + at.getUTCMonth(),
    }),
  ]);
  return newestFirst.map(({ name }) => name).filter((name) => !kept.has(name));
}

function newestOfEach(
  newestFirst: readonly KeptBackup[],
  { spans, spanOf }: { spans: number; spanOf: (at: Date) => number },
): string[] {
  const found = new Map<number, string>();
  for (const { name, at } of newestFirst) {
    const span = spanOf(at);
    if (!found.has(span) && found.size < spans) found.set(span, name);
  }
  return [...found.values()];
}
