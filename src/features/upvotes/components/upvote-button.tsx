'use client';
import { setMark, useMarks } from '@/features/accounts/marks-store';
import { countText, numberTextCompact } from '@/lib/number-text';
import { Icon } from '@/ui/icon';
import { setUpvote } from '../actions';

/** Posted by a browser before or without JavaScript; it answers with a redirect. */
const post: (form: FormData) => void = setUpvote;

/** Up to here a row has room for the count in full. */
const FULL_COUNT = 9_999;

const SHAPE = {
  row: 'h-13 w-[2.9rem] flex-col gap-0.5 leading-none',
  page: 'min-h-11 gap-2 px-4',
};

type UpvoteButtonProps = {
  paperId: number;
  /** Plain text, for the accessible name. */
  title: string;
  /** As rendered: the reader's own upvote is counted in where `upvoted`. */
  votes: number;
  upvoted?: boolean;
  shape?: keyof typeof SHAPE;
  /** Where a plain form post leads back to; the Referer where absent. */
  returnTo?: string;
};

/** The upvote of one paper: a form that asks for the state the paper is not in. */
export function UpvoteButton({ paperId, title, shape = 'row', returnTo, ...rendered }: UpvoteButtonProps) {
  const { upvoted, votes } = useMarks(paperId, rendered);
  const verb = shape === 'page' && upvoted ? 'Upvoted' : 'Upvote';
  const send = (value: boolean) => setUpvote({ paperId, upvoted: value });
  return (
    <form
      action={post}
      onSubmit={(event) => {
        event.preventDefault();
        setMark({ paperId, name: 'upvoted', value: !upvoted, send });
      }}
    >
      <input type="hidden" name="paperId" value={paperId} />
      {shape === 'row' && <input type="hidden" name="anchor" value={`paper-${paperId}`} />}
      <input type="hidden" name="upvoted" value={String(!upvoted)} />
      {returnTo && <input type="hidden" name="returnTo" value={returnTo} />}
      <button
        type="submit"
        aria-label={`${verb}: ${title}, ${countText(votes, 'vote')}`}
        aria-pressed={upvoted}
        aria-keyshortcuts="u"
        className={`flex items-center justify-center rounded border text-sm font-semibold tabular-nums transition-colors hover:border-ink aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-accent-ink ${SHAPE[shape]}`}
      >
        <Icon name="upvote" strokeWidth="2.4" className="size-4" />
        {shape === 'page' && (
          // As wide as its longer word, so that nothing beside it moves.
          <span className="grid text-left *:[grid-area:1/1]">
            <span className="invisible">Upvoted</span>
            <span>{verb}</span>
          </span>
        )}
        <span className={shape === 'page' ? 'min-w-[3ch] text-left' : ''}>
          {votes > FULL_COUNT ? numberTextCompact(votes) : votes}
        </span>
      </button>
    </form>
  );
}
