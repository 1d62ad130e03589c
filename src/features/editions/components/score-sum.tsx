import type { Day } from '@/lib/day';
import { Icon } from '@/ui/icon';
import type { Attention } from '../score';
import { scoreSentence, scoreText } from '../score-text';

/** A paper's score, and opened by the browser itself the numbers that make it, which add up. */
export function ScoreSum({ attention, day }: { attention: Attention; day: Day | null }) {
  return (
    <details className="group tabular-nums open:basis-full">
      <summary className="inline-flex items-center gap-1 touch:min-h-11">
        score {scoreText(attention, day)}
        <Icon name="expand" className="size-3 group-open:rotate-180" />
      </summary>
      <p className="mt-0.5 mb-1 border-l-2 pl-3 text-pretty text-soft">{scoreSentence(attention, day)}</p>
    </details>
  );
}
