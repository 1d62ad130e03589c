import type { Day } from '@/lib/day';
import type { Attention } from '../score';
import { scoreSentence, scoreText } from '../score-text';
import { RANKING_ID } from './score-note';

type ScoreTipProps = { paperId: number; attention: Attention; day: Day | null };

/**
 * A paper's score; pointed at or focused it shows its arithmetic, followed it leads to how ranking works.
 * The note spans the nearest positioned box, a row's small print, so that it never leaves a narrow screen.
 */
export function ScoreTip({ paperId, attention, day }: ScoreTipProps) {
  const tip = `score-${paperId}`;
  return (
    <a
      href={`#${RANKING_ID}`}
      aria-describedby={tip}
      data-screen-only
      className="tabular-nums touch:inline-flex touch:min-h-11 touch:items-center"
    >
      score {scoreText(attention, day)}
      <span role="tooltip" id={tip} className="tip">
        {scoreSentence(attention, day)}
      </span>
    </a>
  );
}
