import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Dateline } from '@/features/editions/components/dateline';
import { EditionTabs } from '@/features/editions/components/edition-tabs';
import { EmptyEdition } from '@/features/editions/components/empty-edition';
import { Masthead } from '@/features/editions/components/masthead';
import { OrderNote } from '@/features/editions/components/score-note';
import { getLatestEditionDay, getTrending, MOST_TRENDING } from '@/features/editions/queries';
import { feedTypes } from '@/features/syndication/address';
import { env } from '@/lib/env';
import { countText } from '@/lib/number-text';
import { Pager } from '@/ui/pager';
import { FeedLink } from './feed-link';
import { PageFrame } from './page-frame';
import { PaperList } from './paper-list';
import type { MarksOf } from './reader-marks';

/** The public address of what is trending. `page` counts from 1. */
export function trendingHref(page: number): string {
  return page > 1 ? `/papers/trending?p=${page}` : '/papers/trending';
}

export function trendingMetadata(page: number): Metadata {
  return {
    title: page > 1 ? `Trending papers, page ${page}` : 'Trending papers',
    description: 'Research papers ranked by upvotes, weighed against their age.',
    alternates: { canonical: trendingHref(page), types: feedTypes(trendingHref(1), 'Trending papers') },
  };
}

type TrendingViewProps = {
  /** Of which days; `all` is the only one there is. */
  window: string;
  /** From 1. */
  page: number;
  marksOf: MarksOf;
};

/** Every featured paper by score, whatever its day. */
export async function TrendingView({ window, page, marksOf }: TrendingViewProps) {
  if (window !== 'all') notFound();
  const [{ papers, total, pages }, latest] = await Promise.all([getTrending(page), getLatestEditionDay()]);
  if (page > 1 && papers.length === 0) notFound();
  const marks = await marksOf(papers.map((paper) => paper.id));
  return (
    <PageFrame current="trending" masthead>
      <Masthead name={env().SITE_NAME} curators={[]} />
      <Dateline title="Trending papers" note={noteOf(total)} previous={null} next={null} />
      <EditionTabs current="trending" day={latest} />
      {total === 0 ? (
        <EmptyEdition when="yet" previous={null} next={null} />
      ) : (
        <div className="grid gap-x-14 lg:grid-cols-[minmax(0,1fr)_17rem]">
          <div>
            <PaperList papers={papers.map((paper) => ({ paper }))} marks={marks} lead={page === 1} showDay />
            <Pager page={page} pages={pages} href={trendingHref} />
          </div>
          <aside aria-label="About this list" className="text-sm">
            <OrderNote order="score" />
            <FeedLink page={trendingHref(1)}>Trending papers as a feed</FeedLink>
          </aside>
        </div>
      )}
    </PageFrame>
  );
}

function noteOf(total: number): string {
  if (total === 0) return 'No papers';
  return total < MOST_TRENDING ? countText(total, 'paper') : `The first ${countText(total, 'paper')}`;
}
