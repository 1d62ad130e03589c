import type { Metadata } from 'next';
import { PageFrame } from '@/app/_parts/page-frame';
import { PaperList } from '@/app/_parts/paper-list';
import { forViewer } from '@/app/_parts/reader-marks';
import { getViewer, type ViewerId } from '@/features/accounts/viewer';
import { listChanges } from '@/features/bookmarks/changes/queries';
import { BookmarkRail } from '@/features/bookmarks/components/bookmark-rail';
import { ChangeNote } from '@/features/bookmarks/components/change-note';
import { EmptyBookmarks } from '@/features/bookmarks/components/empty-bookmarks';
import { listBookmarks } from '@/features/bookmarks/queries';
import { BOARD, type NamedSubject } from '@/features/digests/subject';
import type { PaperCard } from '@/features/papers/queries';
import { QUERY_LENGTH } from '@/features/search/schema';
import { countText } from '@/lib/number-text';
import { CursorPager } from '@/ui/cursor-pager';
import { Link } from '@/ui/link';
import { SearchForm } from '@/ui/search-form';

// One reader's own page: rendered for every request, kept nowhere.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: 'Bookmarks', robots: { index: false, follow: false } };

const OF_BOOKMARKS: NamedSubject = { kind: 'bookmarks', text: '', topicName: null };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function BookmarksPage({ searchParams }: Props) {
  const [{ q, cursor }, viewerId] = await Promise.all([searchParams, getViewer()]);
  const text = typeof q === 'string' ? q.trim().slice(0, QUERY_LENGTH).replaceAll('\0', '') : '';
  return (
    <PageFrame current="bookmarks" digest={viewerId ? OF_BOOKMARKS : BOARD}>
      <h1 className="mt-7 mb-1.5 font-serif text-lead font-medium tracking-[-0.02em]">Bookmarks</h1>
      <Bookmarks viewerId={viewerId} text={text} cursor={typeof cursor === 'string' ? cursor : null} />
    </PageFrame>
  );
}

type BookmarksProps = { viewerId: ViewerId | null; text: string; cursor: string | null };

async function Bookmarks({ viewerId, text, cursor }: BookmarksProps) {
  if (!viewerId) return <EmptyBookmarks />;
  const { papers, total, nextCursor } = await listBookmarks({ viewerId, text, cursor });
  if (total === 0 && !text) return <EmptyBookmarks />;
  const ids = papers.map((paper) => paper.id);
  const [marks, changes] = await Promise.all([forViewer(ids), listChanges(viewerId, ids)]);
  const remarkOf = ({ id, titleText }: PaperCard) => {
    const text = changes.get(id);
    return text && <ChangeNote paperId={id} text={text} title={titleText} />;
  };
  return (
    <>
      {total > 0 && (
        <p className="text-sm text-soft tabular-nums">
          {countText(total, 'paper')}
          {text && ` with “${text}”`}, the newest bookmark first.
        </p>
      )}
      <div className="grid grid-cols-1 gap-x-14 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <div>
          <SearchForm
            action="/bookmarks"
            of="Bookmarks"
            label="Search your bookmarks"
            text={text}
            maxLength={QUERY_LENGTH}
            verb="Search"
            className="border-b py-4"
          />
          {total === 0 && (
            <p className="py-6 text-lg text-soft">
              None of your bookmarks has all of these words.{' '}
              <Link href="/bookmarks" className="text-ink underline underline-offset-3">
                Show all
              </Link>
            </p>
          )}
          <PaperList
            papers={papers.map((paper) => ({ paper, remark: remarkOf(paper) }))}
            marks={marks}
            showDay
          />
          <CursorPager
            first={cursor && bookmarksHref(text, null)}
            next={nextCursor && bookmarksHref(text, nextCursor)}
          />
        </div>
        <BookmarkRail />
      </div>
    </>
  );
}

function bookmarksHref(text: string, cursor: string | null): string {
  const search = new URLSearchParams({ ...(text && { q: text }), ...(cursor && { cursor }) });
  return search.size > 0 ? `/bookmarks?${search}` : '/bookmarks';
}
