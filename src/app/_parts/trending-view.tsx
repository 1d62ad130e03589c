import { notFound } from 'next/navigation';
import type { Marks } from '@/features/accounts/schema';
import { Dateline } from '@/features/editions/components/dateline';
import { EditionTabs } from '@/features/editions/components/edition-tabs';
import { EmptyEdition } from '@/features/editions/components/empty-edition';
import { Masthead } from '@/features/editions/components/masthead';
import { ScoreNote } from '@/features/editions/components/score-note';
import { getLatestEditionDay, getTrending } from '@/features/editions/queries';
import { env } from '@/lib/env';
import { countText } from '@/lib/number-text';
import { Pager } from '@/ui/pager';
import { PageFrame } from './page-frame';
import { PaperList } from './paper-list';

/** Every featured paper by score, whatever its day. `page` counts from 1. */
export async function TrendingView({ page = 1, marks }: { page?: number; marks: Marks | null }) {
  const [{ papers, total, pages }, latest] = await Promise.all([getTrending(page), getLatestEditionDay()]);
  if (page > 1 && papers.length === 0) notFound();
  return (
    <PageFrame current="trending" masthead>
      <Masthead name={env().SITE_NAME} curators={[]} />
      <Dateline
        title="Trending papers"
        note={total > 0 ? countText(total, 'paper') : 'No papers'}
        previous={null}
        next={null}
      />
      <EditionTabs current="trending" day={latest} />
      {total === 0 ? (
        <EmptyEdition when="yet" previous={null} next={null} />
      ) : (
        <div className="grid gap-x-14 lg:grid-cols-[minmax(0,1fr)_17rem]">
          <div>
            <PaperList papers={papers.map((paper) => ({ paper }))} marks={marks} lead={page === 1} showDay />
            <Pager
              page={page}
              pages={pages}
              href={(to) => (to > 1 ? `/papers/trending?p=${to}` : '/papers/trending')}
            />
          </div>
          <aside aria-label="About this list" className="text-sm">
            <ScoreNote order="score" />
          </aside>
        </div>
      )}
    </PageFrame>
  );
}
