import { Icon } from '@/ui/icon';
import { drawChart, type MonthCount } from '../statistics/chart';
import { chartText } from '../statistics/chart-text';
import { MonthPlot } from './month-plot';
import { MonthTable } from './month-table';

/** How much of all papers a topic is, month by month: as a chart where there is enough to see, and always as numbers. */
export function MonthChart({ name, counts }: { name: string; counts: MonthCount[] }) {
  const chart = drawChart(counts);
  const since = counts.findIndex(({ papers }) => papers > 0);
  return (
    <section aria-labelledby="months" className="mt-8">
      <h2 id="months" className="text-sm font-semibold">
        Share of all papers, by month
      </h2>
      {chart ? (
        <figure>
          <MonthPlot chart={chart} label={`${name}: share of all papers, by month`} />
          <figcaption className="mt-2 max-w-measure text-sm text-pretty text-soft">
            {chartText(chart)}
          </figcaption>
        </figure>
      ) : (
        <p className="mt-1 max-w-measure text-sm text-pretty text-soft">
          Of the last ten years there are too few papers, on this topic or in all, to tell how it grew.
        </p>
      )}
      {since >= 0 && (
        <details className="group mt-2 text-sm">
          <summary className="inline-flex min-h-11 items-center gap-1.5 underline decoration-edge underline-offset-4 hover:text-ink">
            The numbers
            <Icon name="expand" className="size-3.5 text-faint group-open:rotate-180" />
          </summary>
          <MonthTable name={name} counts={counts.slice(since)} />
        </details>
      )}
    </section>
  );
}
