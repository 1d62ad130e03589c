import type { ReactNode } from 'react';
import type { Marks } from '@/features/accounts/schema';
import { BookmarkButton } from '@/features/bookmarks/components/bookmark-button';
import { PastVotes } from '@/features/editions/components/past-votes';
import { ScoreTip } from '@/features/editions/components/score-tip';
import { attentionOf } from '@/features/editions/score';
import { PaperRow } from '@/features/papers/components/paper-row';
import type { PaperCard } from '@/features/papers/queries';
import { topicHref } from '@/features/topics/schema';
import { UpvoteButton } from '@/features/upvotes/components/upvote-button';

/** A paper, and where a search found it its title and excerpt with the matches marked, and why it is here. */
type ListedPaper = {
  paper: PaperCard;
  marked?: { title: ReactNode; excerpt: ReactNode | null };
  /** In place of the score, by which the list is not ordered. */
  note?: ReactNode;
};

type PaperListProps = {
  papers: ListedPaper[];
  /** Null: rendered for anybody; the reader's marks are laid over it. */
  marks: Marks | null;
  /** The first paper is the lead story. */
  lead?: boolean;
  /** The list spans several days. */
  showDay?: boolean;
  /** Papers with the votes they had once: none can be given. */
  past?: boolean;
};

/** Papers one below the other, each with its controls: where papers, upvotes, bookmarks and the score meet. */
export function PaperList({ papers, marks, lead = false, showDay = false, past = false }: PaperListProps) {
  return papers.map(({ paper, marked, note }, index) => (
    <PaperRow
      key={paper.id}
      paper={paper}
      marked={marked}
      lead={lead && index === 0}
      showDay={showDay}
      upvote={
        past ? (
          <PastVotes votes={paper.votes} />
        ) : (
          <UpvoteButton
            paperId={paper.id}
            title={paper.titleText}
            votes={paper.votes}
            upvoted={marks?.upvoted.includes(paper.id) ?? false}
          />
        )
      }
      bookmark={
        <BookmarkButton
          paperId={paper.id}
          title={paper.titleText}
          bookmarked={marks?.bookmarked.includes(paper.id) ?? false}
        />
      }
      score={note ?? <ScoreTip paperId={paper.id} attention={attentionOf(paper)} day={paper.editionDay} />}
      topicHref={topicHref}
    />
  ));
}
