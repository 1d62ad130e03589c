import { dayOf } from '@/lib/day';
import { dayText } from '@/lib/day-text';
import { grouped } from '@/lib/grouped';
import type { PaperChange } from './versions';

type Event = { version: number; change: PaperChange; at: Date };

/** Versions that are told one by one; of more, the newest. */
const SHOWN = 12;

const WORDS: Record<Exclude<PaperChange, 'version'>, string> = {
  title: 'another title',
  abstract: 'another abstract',
  withdrawn: 'withdrawn',
  removed: 'removed at arXiv',
};

/** "v2, 17 November 2026: another title", a line a version, oldest first; nothing where there was but one. */
export function historyLines(events: readonly Event[]): string[] {
  const versions = grouped(events, ({ version }) => version);
  const lines = [...versions].map(([version, ofVersion]) => lineOf(version, ofVersion));
  const isPlain = events.every(({ change, version }) => change === 'version' && version === 1);
  return isPlain ? [] : lines.slice(-SHOWN);
}

function lineOf(version: number, events: Event[]): string {
  const came = events.find(({ change }) => change === 'version');
  const changes = events.flatMap(({ change, at }) => {
    if (change === 'version') return [];
    const isDated = !came || change === 'withdrawn' || change === 'removed';
    return [isDated ? `${WORDS[change]} on ${dayText(dayOf(at))}` : WORDS[change]];
  });
  const head = [version > 0 ? `v${version}` : '', came ? dayText(dayOf(came.at)) : '']
    .filter(Boolean)
    .join(', ');
  return [head, changes.join(', ')].filter(Boolean).join(': ');
}
