import type { DayRange } from '@/lib/day';
import type { SourceContext } from './context';
import type { Backfill } from './mutations';

export type RangeRequest = {
  range: DayRange;
  /** From its beginning, also where an earlier run was stopped in the middle. */
  again: boolean;
  /** Of OAI-PMH: the format that is asked for. `arXivRaw` has every version, `arXiv` names in parts. */
  metadataPrefix?: 'arXivRaw' | 'arXiv';
};

export function noteResumed({ tally }: SourceContext, { resumed, completeDay, token }: Backfill): void {
  if (!resumed) return;
  const place = completeDay ? `after ${completeDay}` : token ? 'in its first days' : 'at its beginning';
  tally.note(
    `Goes on ${place} with what was begun on ${resumed.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
  );
}
