import type { PaperChange } from '@/features/papers/versions';
import { dayOf } from '@/lib/day';
import { dayText } from '@/lib/day-text';

/** What happened to a paper since its reader kept it, or last saw it. */
export type Changed = {
  /** Whether they saw it after they kept it. */
  seen: boolean;
  events: readonly { version: number; change: PaperChange; at: Date }[];
};

/**
 * The line beside a bookmark: "v3 since you kept it, with another title; withdrawn on 17 November 2026". Null where
 * there is nothing to say.
 */
export function changeText({ seen, events }: Changed): string | null {
  const of = (change: PaperChange) => events.findLast((event) => event.change === change);
  const replaced = (['title', 'abstract'] as const).filter((change) => of(change));
  const version = of('version');
  const parts = [
    versionText({ version: version?.version ?? null, replaced, seen }),
    ...(['withdrawn', 'removed'] as const).map((change) => goneText(change, of(change)?.at ?? null)),
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join('; ') : null;
}

type Versions = { version: number | null; replaced: readonly string[]; seen: boolean };

function versionText({ version, replaced, seen }: Versions): string | null {
  const since = seen ? 'since you last saw it' : 'since you kept it';
  const what = replaced.join(' and ');
  if (version !== null) return `v${version} ${since}${what && `, with another ${what}`}`;
  return what ? `another ${what} ${since}` : null;
}

function goneText(change: 'withdrawn' | 'removed', at: Date | null): string | null {
  if (!at) return null;
  return `${change === 'removed' ? 'removed at arXiv' : 'withdrawn'} on ${dayText(dayOf(at))}`;
}
