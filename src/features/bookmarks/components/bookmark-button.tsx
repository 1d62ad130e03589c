'use client';
import { setMark, useMarks } from '@/features/accounts/marks-store';
import { Icon } from '@/ui/icon';
import { setBookmark } from '../actions';

/** Posted by a browser before or without JavaScript; it answers with a redirect. */
const post: (form: FormData) => void = setBookmark;

const SHAPE = {
  row: 'size-11 justify-center text-faint aria-pressed:text-accent',
  page: 'min-h-11 gap-2 rounded border border-edge/60 bg-raised px-4 text-sm font-medium hover:border-ink aria-pressed:[&_svg]:text-accent',
};

type BookmarkButtonProps = {
  paperId: number;
  /** Plain text, for the accessible name. */
  title: string;
  bookmarked?: boolean;
  shape?: keyof typeof SHAPE;
  /** Where a plain form post leads back to; the Referer where absent. */
  returnTo?: string;
};

/** Keeps a paper, or lets it go: a form that asks for the state the paper is not in. */
export function BookmarkButton({
  paperId,
  title,
  shape = 'row',
  returnTo,
  ...rendered
}: BookmarkButtonProps) {
  const { bookmarked } = useMarks(paperId, rendered);
  const verb = shape === 'page' && bookmarked ? 'Bookmarked' : 'Bookmark';
  const send = (value: boolean) => setBookmark({ paperId, bookmarked: value });
  return (
    <form
      action={post}
      onSubmit={(event) => {
        event.preventDefault();
        setMark({ paperId, name: 'bookmarked', value: !bookmarked, send });
      }}
    >
      <input type="hidden" name="paperId" value={paperId} />
      {shape === 'row' && <input type="hidden" name="anchor" value={`paper-${paperId}`} />}
      <input type="hidden" name="bookmarked" value={String(!bookmarked)} />
      {returnTo && <input type="hidden" name="returnTo" value={returnTo} />}
      <button
        type="submit"
        aria-label={`${verb}: ${title}`}
        aria-pressed={bookmarked}
        aria-keyshortcuts="b"
        className={`flex items-center transition-colors hover:text-ink ${SHAPE[shape]}`}
      >
        <Icon name="bookmark" filled={bookmarked} className="size-5" />
        {shape === 'page' && (
          // As wide as its longer word, so that nothing beside it moves.
          <span className="grid text-left *:[grid-area:1/1]">
            <span className="invisible">Bookmarked</span>
            <span>{verb}</span>
          </span>
        )}
      </button>
    </form>
  );
}
