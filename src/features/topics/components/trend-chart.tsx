import { Link } from '@/ui/link';
import { topicHref } from '../schema';
import type { Totals, Trend } from '../trends/change';
import type { TrendScale } from '../trends/trend-scale';
import { intervalText, sharesText, timesText } from '../trends/trend-text';

type TrendChartProps = { trends: Trend[]; totals: Totals; scale: TrendScale };

/**
 * Topics one below the other, each with its change as a dot in the range that the counts support, on one scale; a ring
 * where it may be chance. What is drawn is also written beside it, so the drawing itself is for eyes only.
 */
export function TrendChart({ trends, totals, scale }: TrendChartProps) {
  return (
    <ol className="text-sm tabular-nums">
      {trends.map((trend) => (
        <li
          key={trend.slug}
          className="grid grid-cols-1 items-center gap-x-4 border-b py-1.5 sm:grid-cols-[12rem_minmax(0,1fr)_18rem]"
        >
          <Link href={topicHref(trend.slug)} className="py-1 font-medium wrap-anywhere touch:py-3">
            {trend.name}
          </Link>
          <Range trend={trend} scale={scale} />
          <p className="sm:col-start-3 sm:text-right">
            {timesText(trend)} <span className="text-faint">({intervalText(trend)})</span>
            <span className="block text-xs text-faint">
              {sharesText(trend, totals)}
              {!trend.certain && '; may be chance'}
            </span>
          </p>
        </li>
      ))}
    </ol>
  );
}

/** Where the dot may be, where it is, and where no change would be. */
function Range({ trend, scale }: { trend: Trend; scale: TrendScale }) {
  const percent = (ratio: number) => `${Math.round(scale.place(ratio) * 1_000) / 10}%`;
  return (
    <svg
      aria-hidden="true"
      stroke="currentColor"
      className="row-start-3 h-6 w-full overflow-visible text-soft sm:col-start-2 sm:row-start-1"
    >
      {scale.marks.map(({ ratio }) => (
        <line
          key={ratio}
          x1={percent(ratio)}
          x2={percent(ratio)}
          y1="0"
          y2="100%"
          className="text-rule"
          strokeDasharray={ratio === 1 ? undefined : '1 3'}
        />
      ))}
      <line x1={percent(trend.low)} x2={percent(trend.high)} y1="50%" y2="50%" strokeWidth="1.5" />
      <circle
        cx={percent(trend.ratio)}
        cy="50%"
        r="4"
        strokeWidth="1.5"
        className={trend.certain ? 'fill-ink text-ink' : 'fill-paper text-ink'}
      />
    </svg>
  );
}

/** The names of the scale's marks, above the lines they name. */
export function TrendAxis({ scale }: { scale: TrendScale }) {
  return (
    <div
      aria-hidden="true"
      className="grid text-xs text-faint tabular-nums sm:grid-cols-[12rem_minmax(0,1fr)_18rem] sm:gap-x-4"
    >
      <div className="relative h-5 sm:col-start-2">
        {scale.marks.map(({ ratio, text }) => (
          <span
            key={ratio}
            className="absolute -translate-x-1/2"
            style={{ left: `${scale.place(ratio) * 100}%` }}
          >
            {text}×
          </span>
        ))}
      </div>
    </div>
  );
}
