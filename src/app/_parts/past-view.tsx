import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Dateline } from '@/features/editions/components/dateline';
import { EditionTabs } from '@/features/editions/components/edition-tabs';
import { InstantForm } from '@/features/editions/components/instant-form';
import { OrderNote } from '@/features/editions/components/score-note';
import { WindowTabs } from '@/features/editions/components/window-tabs';
import { instantText } from '@/features/editions/past/instant';
import { type PastSearch, presentHref } from '@/features/editions/past/schema';
import { getLatestEditionDay } from '@/features/editions/queries';
import { PageFrame } from './page-frame';
import { findPast, type KnownPast, type PastPlace, requirePast } from './past-address';
import { PastBoard } from './past-board';
import type { MarksOf } from './reader-marks';

/** Of the boards there were, which are without number, only those of now should be found through a search. */
export function pastMetadata(search: PastSearch): Metadata {
  const place = requirePast(search);
  return {
    title: `${place.title}, as of ${place.instant ? instantText(place.instant) : 'an instant'}`,
    alternates: { canonical: presentHref(search) },
    robots: { index: false, follow: true },
  };
}

/** A board as it was at an instant: said to be so, with what it cannot know, and steps to other instants. */
export async function PastView({ search, marksOf }: { search: PastSearch; marksOf: MarksOf }) {
  const place = requirePast(search);
  const [past, latest] = await Promise.all([findPast(place, search.at), getLatestEditionDay()]);
  if (past.known && search.page > 1 && past.list.papers.length === 0) notFound();
  return (
    <PageFrame current={place.window ? 'trending' : undefined}>
      <div className="mt-6">
        <Dateline title={place.title} note={noteOf(place)} previous={past.before} next={past.after} />
      </div>
      <EditionTabs current={place.span ?? 'trending'} day={place.range?.first ?? latest} />
      {place.window && <WindowTabs current={place.window} at={past.known ? past.at : undefined} />}
      <div className="grid gap-x-14 lg:grid-cols-[minmax(0,1fr)_17rem]">
        {past.known ? (
          <PastBoard search={search} past={past} marks={await marksOf(idsOf(past))} showDay={!place.isDay} />
        ) : (
          <section className="max-w-measure py-12">
            <h2 className="mb-3 font-serif text-2xl font-medium text-balance">That board is not known</h2>
            <p className="text-lg text-pretty wrap-anywhere text-soft">{past.reason}</p>
          </section>
        )}
        <aside aria-label="About this list" className="py-5 text-sm">
          {past.first && (
            <InstantForm
              action={presentHref(search)}
              first={past.first}
              instant={place.instant ?? undefined}
            />
          )}
          <OrderNote order={place.window === 'stars' ? 'stars' : place.window ? 'score' : 'votes'} />
        </aside>
      </div>
    </PageFrame>
  );
}

function noteOf({ instant }: PastPlace): string {
  return instant ? `As of ${instantText(instant)}` : 'As of an instant';
}

function idsOf({ list }: KnownPast): number[] {
  return list.papers.map(({ id }) => id);
}
