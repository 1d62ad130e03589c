import { notFound } from 'next/navigation';
import type { Marks } from '@/features/accounts/schema';
import { Calendar, type CalendarMonth } from '@/features/editions/components/calendar';
import { Dateline } from '@/features/editions/components/dateline';
import { EditionTabs } from '@/features/editions/components/edition-tabs';
import { EmptyEdition } from '@/features/editions/components/empty-edition';
import { Masthead } from '@/features/editions/components/masthead';
import { ScoreNote } from '@/features/editions/components/score-note';
import { TopicsRail } from '@/features/editions/components/topics-rail';
import { getEdition, getNeighbours, listEditionDays } from '@/features/editions/queries';
import { type Span, spanHref, spanStep, spanTitle, spanWhen } from '@/features/editions/span';
import { searchHref } from '@/features/search/schema';
import { type Day, type DayRange, monthOf, parseMonth } from '@/lib/day';
import { env } from '@/lib/env';
import { countText } from '@/lib/number-text';
import { Pager } from '@/ui/pager';
import { PageFrame } from './page-frame';
import { PaperList } from './paper-list';

type EditionViewProps = {
  span: Span;
  range: DayRange;
  /** From 1. */
  page?: number;
  marks: Marks | null;
  /** The newest edition, at the site's front door. */
  latest?: boolean;
};

/** A day, a week or a month: masthead, dateline, the papers, and a quiet rail. */
export async function EditionView({ span, range, page = 1, marks, latest = false }: EditionViewProps) {
  const [edition, calendar] = await Promise.all([getEdition(range, page), calendarMonth(range.first)]);
  if (page > 1 && edition.papers.length === 0) notFound();
  const { papers, total, pages, previous, next } = edition;
  return (
    <PageFrame current={latest ? 'today' : undefined} masthead>
      <Masthead name={env().SITE_NAME} curators={edition.curators} />
      <Dateline
        title={spanTitle(span, range)}
        note={total > 0 ? countText(total, 'paper') : 'No papers'}
        previous={previous && spanStep(span, previous)}
        next={next && spanStep(span, next)}
        calendar={<Calendar {...calendar} />}
      />
      <EditionTabs current={span} day={range.first} />
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
              topicHref={(slug) => searchHref({ topics: [slug] })}
            />
            <ScoreNote order="votes" />
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
