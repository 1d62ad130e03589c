import { dayOf } from '@/lib/day';
import { dayText } from '@/lib/day-text';
import { countText, numberText } from '@/lib/number-text';
import { Sparkline } from '@/ui/sparkline';
import type { VoteCourse } from '../snapshots/courses/queries';

/** How a paper's votes went, as a line beside its numbers: "3 votes on 26 November 2026, 41 on 28 November 2026". */
export function VoteLine({ course, wide = false }: { course: VoteCourse; wide?: boolean }) {
  const { from, to, votes } = course;
  const first = `${countText(votes[0] ?? 0, 'vote')} on ${dayText(dayOf(from))}`;
  const last = `${numberText(votes.at(-1) ?? 0)} on ${dayText(dayOf(to))}`;
  return (
    <span className="text-soft">
      <Sparkline
        values={votes}
        label={`${first}, ${last}`}
        width={wide ? 200 : undefined}
        height={wide ? 36 : undefined}
      />
    </span>
  );
}
