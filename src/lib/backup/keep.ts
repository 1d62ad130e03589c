/** So many days, weeks and months of which the newest backup is kept. */
export type Keep = { daily: number; weekly: number; monthly: number };

const SPANS = ['daily', 'weekly', 'monthly'] as const;
const MOST = 1_000;

/** "7 daily, 4 weekly" as numbers; null where it is not that, or keeps nothing. */
export function parseKeep(text: string): Keep | null {
  const keep: Keep = { daily: 0, weekly: 0, monthly: 0 };
  for (const part of text.split(',')) {
    const [, digits, name] = /^\s*(\d{1,4})\s+(daily|weekly|monthly)\s*$/i.exec(part) ?? [];
    const span = SPANS.find((each) => each === name?.toLowerCase());
    if (!span || keep[span] > 0 || Number(digits) > MOST) return null;
    keep[span] = Number(digits);
  }
  return SPANS.some((span) => keep[span] > 0) ? keep : null;
}
