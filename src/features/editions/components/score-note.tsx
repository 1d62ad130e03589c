import { Icon } from '@/ui/icon';
import { DAYS_PER_TENFOLD, SCORE_EPOCH } from '../score';

/** Where a paper's score leads to. A browser opens the disclosure around it by itself. */
export const RANKING_ID = 'how-ranking-works';

/** How the order of a list comes about, in the words of the formula. */
export function ScoreNote({ order }: { order: 'votes' | 'score' }) {
  return (
    <details className="group py-2">
      <summary className="flex min-h-11 items-center justify-between gap-2 font-semibold">
        How ranking works
        <Icon name="expand" className="size-3.5 text-faint group-open:rotate-180" />
      </summary>
      <div id={RANKING_ID} className="pb-3 text-soft">
        <p className="mb-2 text-pretty">
          {order === 'votes'
            ? 'This page lists papers by upvotes, and equal ones by score.'
            : 'This page lists papers by score.'}{' '}
          Votes are those given here and those last counted where the paper was featured.
        </p>
        <p className="mb-2 font-serif text-base text-ink">
          score = log10(1 + votes) + edition day ÷ {DAYS_PER_TENFOLD}
        </p>
        <p className="text-pretty">
          Edition days count Mondays to Fridays since {SCORE_EPOCH}, so a weekend does not age Friday’s
          papers. Tenfold the votes make up for {DAYS_PER_TENFOLD} of them. Point at a paper’s score for its
          own numbers.
        </p>
      </div>
    </details>
  );
}
