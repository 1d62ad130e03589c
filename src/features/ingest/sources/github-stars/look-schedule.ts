/** How often a repository is looked at, by the days since the newest paper that links it was featured, or published. */
export const LOOK_TIERS = [
  { upToDays: 7, hours: 6 },
  { upToDays: 30, hours: 24 },
  { upToDays: 365, hours: 7 * 24 },
  { upToDays: 1_000_000, hours: 30 * 24 },
] as const;

/** Where stars came in during the last week: at the least so often, however old the paper. */
export const GAINING_HOURS = 24;

/** Where there is none: so many times less often. Many are named in a paper before they are opened to the public. */
export const GONE_FACTOR = 4;

/** A look may be so much too early: runs begin once an hour, a little sooner or later. */
export const EARLY_MS = 30 * 60_000;

type Looked = {
  /** Whole days; 0 is today. One of tomorrow counts as today's. */
  ageDays: number;
  /** A paper that links it gained stars in the last seven days. */
  isGaining: boolean;
  /** GitHub said last time that there is none. */
  isGone: boolean;
};

/** Hours between two looks at a repository: those of new papers and those that are noticed often, others less often. */
export function hoursBetweenLooks({ ageDays, isGaining, isGone }: Looked): number {
  const { hours } = LOOK_TIERS.find(({ upToDays }) => ageDays <= upToDays) ?? LOOK_TIERS[3];
  if (isGone) return GONE_FACTOR * hours;
  return isGaining ? Math.min(hours, GAINING_HOURS) : hours;
}

/** Whether it is time for a look. One that never was looked at is due at once. */
export function isLookDue(looked: Looked & { fetchedAt: Date | null }, now: Date): boolean {
  if (!looked.fetchedAt) return true;
  const due = looked.fetchedAt.getTime() + hoursBetweenLooks(looked) * 3_600_000 - EARLY_MS;
  return due <= now.getTime();
}
