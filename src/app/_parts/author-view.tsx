import { authorHref } from '@/features/papers/author-href';
import type { AuthorPage } from '@/features/papers/author-papers/queries';
import { searchHref } from '@/features/search/schema';
import { countText } from '@/lib/number-text';
import { ButtonLink } from '@/ui/button';
import { Pager } from '@/ui/pager';
import { FeedLink } from './feed-link';
import { PageFrame } from './page-frame';
import { PaperList } from './paper-list';
import type { MarksOf } from './reader-marks';

type AuthorViewProps = AuthorPage & { name: string; marksOf: MarksOf };

/** The papers that bear a name. A name is all that is known: two people of one name are on one page. */
export async function AuthorView({ name, papers, total, page, pages, marksOf }: AuthorViewProps) {
  const marks = await marksOf(papers.map((paper) => paper.id));
  const href = (to: number) => authorHref(name, to) ?? '';
  return (
    <PageFrame>
      <h1
        dir="auto"
        className="mt-7 mb-2 font-serif text-lead font-medium tracking-[-0.02em] text-balance wrap-anywhere"
      >
        {name}
      </h1>
      <div className="grid grid-cols-1 gap-x-14 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="min-w-0">
          <p className="mb-2 text-sm text-soft tabular-nums">
            {countText(total, 'paper')} by authors of this name, newest first.
          </p>
          <PaperList papers={papers.map((paper) => ({ paper }))} marks={marks} showDay />
          <Pager page={page} pages={pages} href={href} />
        </div>
        <aside aria-label="About this list" className="min-w-0">
          <p className="pt-3">
            <ButtonLink href={searchHref({ text: authorQuery(name), sort: 'newest' })}>
              Search these, with filters
            </ButtonLink>
          </p>
          <FeedLink page={href(1)}>Newest papers as a feed</FeedLink>
        </aside>
      </div>
    </PageFrame>
  );
}

/** The search for the words of a name side by side: also of those who bear more names than these. */
function authorQuery(name: string): string {
  return `author:"${name.replaceAll('"', ' ')}"`;
}
