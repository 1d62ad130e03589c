import { notFound } from 'next/navigation';
import { SubscribeSection } from '@/features/digests/components/subscribe-section';
import { BOARD } from '@/features/digests/subject';
import { Calendar, type CalendarMonth } from '@/features/editions/components/calendar';
import { Dateline } from '@/features/editions/components/dateline';
import { EditionTabs } from '@/features/editions/components/edition-tabs';
import { EmptyEdition } from '@/features/editions/components/empty-edition';
import { Masthead } from '@/features/editions/components/masthead';
import { OrderNote } from '@/features/editions/components/score-note';
import { TopicsRail } from '@/features/editions/components/topics-rail';
import { getEdition, getNeighbours, listEditionDays } from '@/features/editions/queries';
import { type Span, spanHref, spanStep, spanTitle, spanWhen } from '@/features/editions/span';
import { FetchingNote } from '@/features/ingest/components/fetching-note';
import { isFetching } from '@/features/ingest/sources/queries';
import { topicHref } from '@/features/topics/schema';
import { type Day, monthOf, parseMonth } from '@/lib/day';
import { env } from '@/lib/env';
import { countText } from '@/lib/number-text';
import { Pager } from '@/ui/pager';
import type { EditionPlace } from './edition-address';
import { FeedLink } from './feed-link';
import { PageFrame } from './page-frame';
import { PaperList } from './paper-list';
import type { MarksOf } from './reader-marks';

type EditionViewProps = EditionPlace & { span: Span; marksOf: MarksOf };

/** A day, a week or a month: masthead, dateline, the papers, and a quiet rail. */
export async function EditionView({ span, range, page, latest, marksOf }: EditionViewProps) {
  const [edition, calendar, fetching] = await Promise.all([
    getEdition(range, page),
    calendarMonth(range.first),
    latest && isFetching(),
  ]);
  if (page > 1 && edition.papers.length === 0) notFound();
  const marks = await marksOf(edition.papers.map((paper) => paper.id));
  const { papers, total, pages, previous, next } = edition;
  return (
    <PageFrame current={latest ? 'today' : undefined} masthead digest={total === 0 ? BOARD : null}>
      <Masthead name={env().SITE_NAME} curators={edition.curators} />
      <Dateline
        title={spanTitle(span, range)}
        note={total > 0 ? countText(total, 'paper') : 'No papers'}
        previous={previous && spanStep(span, previous, range.first)}
        next={next && spanStep(span, next, range.last)}
        calendar={<Calendar {...calendar} />}
      />
      <EditionTabs current={span} day={range.first} />
      {latest && <FetchingNote isFetching={fetching} />}
      {total === 0 ? (
        <EmptyEdition when={spanWhen(span, range)} previous={previous} next={next} />
      ) : (
        <div className="grid gap-x-14 lg:grid-cols-[minmax(0,1fr)_17rem]">
          <div>
            <PaperList
              papers={papers.map((paper) => ({ paper }))}
              marks={marks}
              lead={page === 1}
              showDay={span !== 'day'}
            />
            <Pager page={page} pages={pages} href={(to) => spanHref(span, range.first, to)} />
          </div>
          <aside aria-label="About this edition" className="text-sm">
            <TopicsRail
              title={`Topics ${span === 'day' ? 'of the day' : `of the ${span}`}`}
              topics={edition.topics}
              topicHref={topicHref}
            />
            <SubscribeSection subject={BOARD} />
            <OrderNote order="votes" />
            <FeedLink page={latest ? '/' : spanHref(span, range.first)}>This edition as a feed</FeedLink>
          </aside>
        </div>
      )}
    </PageFrame>
  );
}

/** The month around a day, for the calendar. */
async function calendarMonth(day: Day): Promise<CalendarMonth> {
  const month = parseMonth(monthOf(day)) ?? { first: day, last: day };
  const [counts, neighbours] = await Promise.all([listEditionDays(month), getNeighbours(month)]);
  return { day, counts, ...neighbours };
}
