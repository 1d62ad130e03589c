import { numberText } from '@/lib/number-text';
import { Fact, Facts } from '@/ui/facts';
import type { DigestOverview } from '../queries';

/** How many subscriptions are in which state. */
export function DigestCounts({ states, silences }: Pick<DigestOverview, 'states' | 'silences'>) {
  return (
    <Facts>
      <Fact name="Active">{numberText(states.confirmed)}</Fact>
      <Fact name="To be confirmed">{numberText(states.pending)}</Fact>
      <Fact name="Paused">{numberText(states.paused)}</Fact>
      <Fact name="Unsubscribed">{numberText(states.unsubscribed)}</Fact>
      <Fact name="Due now">{numberText(states.due)}</Fact>
      <Fact name="Addresses that get no mail">
        {numberText(silences.complained)} complained, {numberText(silences.unanswered)} never confirmed
      </Fact>
    </Facts>
  );
}
