import { BookmarkButton } from '@/features/bookmarks/components/bookmark-button';
import { PlaceNote } from '@/features/editions/components/place-note';
import { VoteLine } from '@/features/editions/components/vote-line';
import { getPlace } from '@/features/editions/queries';
import { attentionOf } from '@/features/editions/score';
import { scoreSentence } from '@/features/editions/score-text';
import { getVoteCourses } from '@/features/editions/snapshots/courses/queries';
import { bibtex } from '@/features/papers/cite';
import { AuthorList } from '@/features/papers/components/author-list';
import { CiteBox } from '@/features/papers/components/cite-box';
import { PaperActions } from '@/features/papers/components/paper-actions';
import { PaperFacts } from '@/features/papers/components/paper-facts';
import { PaperLinks } from '@/features/papers/components/paper-links';
import { PaperMetadata } from '@/features/papers/components/paper-metadata';
import { PaperText, WithdrawnNotice } from '@/features/papers/components/paper-text';
import { PaperTitle } from '@/features/papers/components/paper-title';
import type { PaperDetail } from '@/features/papers/queries';
import { NearDuplicates } from '@/features/search/components/near-duplicates';
import { RelatedPapers } from '@/features/search/components/related-papers';
import { listNearDuplicates } from '@/features/search/near-duplicates/queries';
import { listRelatedPapers } from '@/features/search/related/queries';
import { topicHref } from '@/features/topics/schema';
import { UpvoteButton } from '@/features/upvotes/components/upvote-button';
import { env } from '@/lib/env';
import { PageFrame } from './page-frame';
import type { MarksOf } from './reader-marks';

/** Characters; a longer title is set smaller. */
const LONG_TITLE = 110;

/** A paper on its own page: its place, title and authors, what one does with it, its text, what is known of it, what is near. */
export async function PaperView({ paper, marksOf }: { paper: PaperDetail; marksOf: MarksOf }) {
  const { id, titleText: title, editionDay } = paper;
  const [marks, place, versions, related, courses] = await Promise.all([
    marksOf([id]),
    editionDay && getPlace(id, editionDay),
    listNearDuplicates(id),
    listRelatedPapers(id),
    getVoteCourses([id]),
  ]);
  const course = courses.get(id);
  return (
    <PageFrame>
      <PaperMetadata paper={paper} url={`${env().SITE_URL}/papers/${paper.key}`} />
      <div
        data-paper={id}
        data-opened={id}
        className="grid gap-x-14 gap-y-4 pt-8 sm:pt-10 lg:grid-cols-[minmax(0,1fr)_17rem] lg:grid-rows-[auto_1fr]"
      >
        <article className="min-w-0 max-w-article">
          {editionDay && <PlaceNote day={editionDay} place={place} />}
          <h1
            dir="auto"
            className={`mb-3.5 font-serif font-medium wrap-anywhere tracking-[-0.015em] text-balance ${title.length > LONG_TITLE ? 'text-lead' : 'text-headline'}`}
          >
            <PaperTitle title={paper.title} />
          </h1>
          <AuthorList names={paper.authors} />
          <PaperActions
            arxivId={paper.arxivId}
            upvote={
              <UpvoteButton
                paperId={id}
                title={title}
                votes={paper.votes}
                upvoted={marks?.upvoted.includes(id)}
                shape="page"
              />
            }
            bookmark={
              <BookmarkButton
                paperId={id}
                title={title}
                bookmarked={marks?.bookmarked.includes(id)}
                shape="page"
              />
            }
          />
          {paper.withdrawn && <WithdrawnNotice />}
          <PaperText paper={paper} />
          <PaperLinks links={paper.links} />
          <CiteBox bibtex={bibtex(paper)} downloadHref={`/papers/${paper.key}.bib`} />
        </article>
        <aside aria-label="About this paper" className="min-w-0 lg:row-span-2 lg:pt-1">
          <PaperFacts
            paper={paper}
            score={scoreSentence(attentionOf(paper), editionDay)}
            course={course && <VoteLine course={course} wide />}
            topicHref={topicHref}
          />
        </aside>
        <div className="flex min-w-0 max-w-article flex-col gap-y-10 pt-6 empty:hidden">
          <NearDuplicates papers={versions} />
          <RelatedPapers papers={related} />
        </div>
      </div>
    </PageFrame>
  );
}
