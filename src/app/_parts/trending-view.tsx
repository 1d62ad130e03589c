import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Dateline } from '@/features/editions/components/dateline';
import { EditionTabs } from '@/features/editions/components/edition-tabs';
import { EmptyEdition } from '@/features/editions/components/empty-edition';
import { InstantForm } from '@/features/editions/components/instant-form';
import { Masthead } from '@/features/editions/components/masthead';
import { OrderNote } from '@/features/editions/components/score-note';
import { WindowTabs } from '@/features/editions/components/window-tabs';
import { getFirstSnapshot } from '@/features/editions/past/queries';
import { getLatestEditionDay } from '@/features/editions/queries';
import { getTrending, MOST_TRENDING } from '@/features/editions/trending/queries';
import {
  parseWindow,
  type TrendingWindow,
  windowHref,
  windowRange,
  windowTitle,
} from '@/features/editions/trending/window';
import type { Day } from '@/lib/day';
import { dayText, rangeText } from '@/lib/day-text';
import { env } from '@/lib/env';
import { countText } from '@/lib/number-text';
import { Pager } from '@/ui/pager';
import { BoardList } from './board-list';
import { FeedLink } from './feed-link';
import { listTypes } from './list-types';
import { PageFrame } from './page-frame';
import type { MarksOf } from './reader-marks';

type TrendingPlace = {
  /** The part of the address that names it. */
  window: string;
  /** From 1. */
  page: number;
};

export function trendingMetadata({ window: name, page }: TrendingPlace): Metadata {
  const window = parseWindow(name) ?? notFound();
  const title = windowTitle(window);
  return {
    title: page > 1 ? `${title}, page ${page}` : title,
    description: 'Research papers ranked by upvotes, comments and stars, weighed against their age.',
    alternates: { canonical: windowHref(window, page), types: listTypes(windowHref(window), title) },
  };
}

/** The papers of a window by score, each with its arithmetic and how its votes went. */
export async function TrendingView({ window: name, page, marksOf }: TrendingPlace & { marksOf: MarksOf }) {
  const window = parseWindow(name) ?? notFound();
  const [{ papers, total, pages }, latest, first] = await Promise.all([
    getTrending(window, page),
    getLatestEditionDay(),
    getFirstSnapshot(),
  ]);
  if (page > 1 && papers.length === 0) notFound();
  const marks = await marksOf(papers.map((paper) => paper.id));
  return (
    <PageFrame current="trending" masthead>
      <Masthead name={env().SITE_NAME} curators={[]} />
      <Dateline
        title={windowTitle(window)}
        note={noteOf(total, window, latest)}
        previous={null}
        next={null}
      />
      <EditionTabs current="trending" day={latest} />
      <WindowTabs current={window} />
      {total === 0 ? (
        <NothingTrends window={window} />
      ) : (
        <div className="grid gap-x-14 lg:grid-cols-[minmax(0,1fr)_17rem]">
          <div>
            <BoardList papers={papers} marks={marks} lead={page === 1} showDay />
            <Pager page={page} pages={pages} href={(to) => windowHref(window, to)} />
          </div>
          <aside aria-label="About this list" className="py-5 text-sm">
            {first && <InstantForm action={windowHref(window)} first={first.at} />}
            <OrderNote order={window === 'stars' ? 'stars' : 'score'} />
            <FeedLink page={windowHref(window)}>Trending papers as a feed</FeedLink>
          </aside>
        </div>
      )}
    </PageFrame>
  );
}

function NothingTrends({ window }: { window: TrendingWindow }) {
  if (window !== 'stars') return <EmptyEdition when="yet" previous={null} next={null} />;
  return (
    <section className="mx-auto max-w-measure py-16 text-center">
      <h2 className="mb-3 font-serif text-2xl font-medium text-balance">No stars gained</h2>
      <p className="text-lg text-pretty text-soft">
        No repository that a paper links is known to have gained stars on GitHub in the last seven days. They
        are counted every hour, and gain from their second count on.
      </p>
    </section>
  );
}

/** "63 papers", and of which days where the window is one of days. */
function noteOf(total: number, window: TrendingWindow, latest: Day | null): string {
  if (total === 0 || !latest) return 'No papers';
  const papers = total < MOST_TRENDING ? countText(total, 'paper') : `The first ${countText(total, 'paper')}`;
  if (window === 'all' || window === 'stars') return papers;
  return `${papers} of ${window === 'today' ? dayText(latest) : rangeText(windowRange(window, latest))}`;
}
