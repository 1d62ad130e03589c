import type { ReactNode } from 'react';
import { dayTextShort } from '@/lib/day-text';
import { countText } from '@/lib/number-text';
import { Link } from '@/ui/link';
import type { PaperCard } from '../queries';
import { AuthorNames } from './author-names';
import { Gist } from './gist';
import { PaperTitle } from './paper-title';
import { RowLinks } from './row-links';
import { Thumbnail } from './thumbnail';

export type PaperRowProps = {
  paper: PaperCard;
  /** The story an edition opens with. */
  lead?: boolean;
  /** The controls and the note on the score belong to other features; the page that lists the paper fills them in. */
  upvote: ReactNode;
  bookmark: ReactNode;
  score?: ReactNode;
  /** Title and excerpt with a search's matches marked, in place of the paper's own. */
  marked?: { title: ReactNode; excerpt: ReactNode | null };
  /** A line of its own below all else. */
  note?: ReactNode;
  /** Where the list spans several days. */
  showDay?: boolean;
  topicHref: (slug: string) => string;
};

const MAX_TOPICS = 4;
const META_LINK = 'text-soft touch:inline-flex touch:min-h-11 touch:items-center';

/** A paper in a list. `data-paper` is how the page cache, the reader's marks and the keyboard find it. */
export function PaperRow({ paper, lead = false, showDay = false, ...props }: PaperRowProps) {
  return (
    <article
      id={`paper-${paper.id}`}
      data-paper={paper.id}
      className={`grid grid-cols-[2.9rem_minmax(0,1fr)] grid-rows-[auto_1fr] gap-x-3.5 border-b py-5 sm:grid-cols-[3rem_minmax(0,1fr)_2rem] sm:grid-rows-1 sm:gap-x-4.5 compact:py-2.5 print:block ${lead ? 'pt-6' : ''}`}
    >
      <div>{props.upvote}</div>
      <div className="row-span-2 min-w-0 sm:row-span-1">
        <h2
          dir="auto"
          className={`mb-1 font-serif font-medium text-pretty wrap-anywhere [word-spacing:0.05em] ${lead ? 'mb-2 text-lead tracking-[-0.015em] compact:text-2xl' : 'text-xl compact:text-lg compact:leading-snug'}`}
        >
          <Link href={`/papers/${paper.key}`} className="touch:-my-2 touch:inline-block touch:py-2">
            {props.marked?.title ?? <PaperTitle title={paper.title} />}
          </Link>
        </h2>
        <Thumbnail
          url={paper.thumbnailUrl}
          className={`mt-1 mb-2 compact:hidden sm:float-right sm:ml-6 ${lead ? 'w-full sm:w-52' : 'hidden w-32 sm:block'}`}
        />
        <Gist gist={paper.gist} excerpt={props.marked?.excerpt} lead={lead} />
        <RowFacts paper={paper} showDay={showDay} score={props.score} topicHref={props.topicHref} />
        {props.note}
      </div>
      <div className="col-start-1 row-start-2 max-sm:justify-self-center sm:col-start-3 sm:row-start-1 sm:-mt-1.5 sm:-mr-3">
        {props.bookmark}
      </div>
    </article>
  );
}

/**
 * The small print of a row: who wrote it, who put it forward, when, what comes with it, what it is about. On paper of
 * its own: what a gist's last line cuts off may have a mark on it, and is still there for what measures contrast.
 */
function RowFacts({
  paper,
  showDay,
  score,
  topicHref,
}: Pick<PaperRowProps, 'paper' | 'showDay' | 'score' | 'topicHref'>) {
  return (
    <div className="relative flex flex-wrap items-baseline gap-x-3.5 bg-paper gap-y-1 text-sm text-faint touch:items-center touch:gap-y-0">
      {paper.withdrawn && <strong className="font-semibold text-ink">Withdrawn</strong>}
      <AuthorNames names={paper.authors} count={paper.authorCount} />
      {paper.submitter && (
        <span>
          submitted by <bdi>{paper.submitter.name}</bdi>
        </span>
      )}
      {showDay && paper.editionDay && (
        <Link href={`/papers/date/${paper.editionDay}`} className={META_LINK}>
          <time dateTime={paper.editionDay}>{dayTextShort(paper.editionDay)}</time>
        </Link>
      )}
      <RowLinks links={paper.links} />
      {paper.commentCount > 0 && (
        <span className="tabular-nums" title="Counted where the paper was featured">
          {countText(paper.commentCount, 'comment')}
        </span>
      )}
      {paper.topics.slice(0, MAX_TOPICS).map((topic) => (
        <Link key={topic.slug} href={topicHref(topic.slug)} className={META_LINK}>
          {topic.name}
        </Link>
      ))}
      {score}
    </div>
  );
}
