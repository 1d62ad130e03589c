import type { Metadata } from 'next';
import { TrendAxis, TrendChart } from '@/features/topics/components/trend-chart';
import { TrendTable } from '@/features/topics/components/trend-table';
import { topicsHref, trendsHref } from '@/features/topics/schema';
import {
  FALSE_DISCOVERIES,
  FEWEST_PAPERS,
  MOST_LISTED,
  OUTSIDE,
  type Trend,
} from '@/features/topics/trends/change';
import { getTopicTrends, type TopicTrends } from '@/features/topics/trends/queries';
import { scaleOf } from '@/features/topics/trends/trend-scale';
import { periodText } from '@/features/topics/trends/trend-text';
import { countText, numberText, percentText } from '@/lib/number-text';
import { ButtonLink } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { PageFrame } from './page-frame';

export const trendsMetadata: Metadata = {
  title: 'Topics rising and falling',
  description: 'The topics whose share of all papers changed lately, with how sure that is.',
  alternates: { canonical: trendsHref() },
};

/** The topics that rise and fall, each with its counts and the range that these support. */
export async function TrendsView() {
  const trends = await getTopicTrends();
  return (
    <PageFrame current="topics">
      <h1 className="mt-7 mb-4 font-serif text-lead font-medium tracking-[-0.02em]">
        Topics rising and falling
      </h1>
      {trends ? (
        <Trends trends={trends} />
      ) : (
        <p className="max-w-measure py-6 text-lg text-pretty text-soft">
          There are too few papers yet to tell what rises and what falls.
        </p>
      )}
      <p className="mt-8">
        <ButtonLink href={topicsHref()}>All topics</ButtonLink>
      </p>
    </PageFrame>
  );
}

function Trends({ trends }: { trends: TopicTrends }) {
  const { periods, totals, compared, rising, falling } = trends;
  const groups = [
    { id: 'rising', name: 'Rising', trends: rising },
    { id: 'falling', name: 'Falling', trends: falling },
  ];
  return (
    <>
      <p className="max-w-measure text-pretty text-soft">
        How much of all papers here a topic is in {periodText(periods, 'recent', totals)}, against{' '}
        {periodText(periods, 'before', totals)}.
      </p>
      {groups.map(({ id, name, trends }) => (
        <section key={id} aria-labelledby={id} className="mt-8">
          <h2 id={id} className="mb-1 font-serif text-2xl font-medium">
            {name}
          </h2>
          {trends.length > 0 ? (
            <TrendFigure name={`${name} topics`} trends={trends} totals={totals} />
          ) : (
            <p className="text-soft">No topic, as far as these papers can tell.</p>
          )}
        </section>
      ))}
      <p className="mt-8 max-w-measure border-l-2 pl-4 text-sm text-pretty text-soft">
        A dot says how many times its former share a topic has, a line in what range that is likely to be (95
        %, by the logarithm of the ratio of two shares, half a paper added to each count). Of{' '}
        {countText(compared, 'topic')} with at least {FEWEST_PAPERS} papers those are listed, at most{' '}
        {MOST_LISTED} each way, whose line leaves no change out, first those that leave it out the farthest.
        By chance alone about {numberText(Math.round(compared * OUTSIDE))} would. A filled dot is more than
        that: of these about {percentText(FALSE_DISCOVERIES)} may be chance (Benjamini and Hochberg’s
        procedure); a ring may well be.
      </p>
    </>
  );
}

type TrendFigureProps = { name: string; trends: Trend[]; totals: TopicTrends['totals'] };

function TrendFigure({ name, trends, totals }: TrendFigureProps) {
  const scale = scaleOf(trends);
  return (
    <>
      <TrendAxis scale={scale} />
      <TrendChart trends={trends} totals={totals} scale={scale} />
      <details className="group mt-2 text-sm">
        <summary className="inline-flex min-h-11 items-center gap-1.5 underline decoration-edge underline-offset-4 hover:text-ink">
          The numbers
          <span className="sr-only"> of {name.toLowerCase()}</span>
          <Icon name="expand" className="size-3.5 text-faint group-open:rotate-180" />
        </summary>
        <TrendTable name={name} trends={trends} totals={totals} />
      </details>
    </>
  );
}
