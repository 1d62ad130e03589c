import { dayText } from '@/lib/day-text';
import { DAYS_PER_TENFOLD, SCORE_EPOCH, STARS_WINDOW_DAYS } from '../score';

/** Where every paper's score leads to: a disclosure at the foot of each page, opened by the browser itself. */
export const RANKING_ID = 'how-ranking-works';

const ORDERS = {
  votes: 'In order of upvotes, then of score.',
  score: 'In order of score: upvotes, comments and stars, weighed against age.',
  stars: `In order of the stars that their code gained on GitHub in ${STARS_WINDOW_DAYS} days, then of score.`,
};

/** What the order of this list is, and where it is explained. */
export function OrderNote({ order }: { order: keyof typeof ORDERS }) {
  return (
    <p className="py-5 text-pretty text-soft">
      {ORDERS[order]}{' '}
      <a href={`#${RANKING_ID}`} className="underline decoration-edge underline-offset-4">
        How ranking works
      </a>
    </p>
  );
}

/** How ranking works, in the words of its formula. */
export function ScoreNote() {
  return (
    <details className="group">
      <summary className="inline-flex min-h-11 items-center underline decoration-edge underline-offset-4 hover:text-ink">
        How ranking works
      </summary>
      <div id={RANKING_ID} className="max-w-measure scroll-mt-16 border-l-2 pl-4 text-pretty">
        <p className="mb-2">
          A day, a week and a month list their papers by votes, and equal ones by score; trending lists them
          by score. Votes are those given here and those last counted where the paper was featured.
        </p>
        <p className="mb-2 font-serif text-lg text-ink">
          score = log10(1 + votes + min(votes, comments ÷ 2) + ln(1 + stars gained)) + edition day ÷{' '}
          {DAYS_PER_TENFOLD}
        </p>
        <p className="mb-2">
          Two comments, as the source counts them, are worth a vote, but all together no more than the votes.
          Stars are those that the paper’s repositories on GitHub gained in {STARS_WINDOW_DAYS} days, today
          among them; they count by their natural logarithm, for they come by the hundred.
        </p>
        <p>
          Edition days count Mondays to Fridays since {dayText(SCORE_EPOCH)}, so a weekend does not age
          Friday’s papers: ten times the votes make up for {DAYS_PER_TENFOLD} of them. Each paper’s score
          shows its own numbers. They are counted every hour and kept, so that any board of the past can be
          computed again.
        </p>
      </div>
    </details>
  );
}
