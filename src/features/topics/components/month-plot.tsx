import { percentText } from '@/lib/number-text';
import type { Bar, Chart } from '../statistics/chart';
import { barText } from '../statistics/chart-text';
import { MonthBar } from './month-bar';

/** A share that is not nothing is seen, in hundredths of the height. */
const LEAST_HEIGHT = 1;

/**
 * The bars of a chart, which stretch with the page, and its scales, whose letters do not: these are text beside and
 * below the picture. A month without a bar has no ground either; one without papers on the topic has.
 */
export function MonthPlot({ chart, label }: { chart: Chart; label: string }) {
  const { slots, bars, marks, labels } = chart;
  const top = marks.at(-1) ?? 1;
  return (
    <div className="mt-3 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-2 text-xs text-faint tabular-nums">
      <div aria-hidden="true" className="relative h-36 w-9 sm:h-44">
        {marks.map((mark) => (
          <span
            key={mark}
            className="absolute right-0 translate-y-1/2"
            style={{ bottom: `${(mark / top) * 100}%` }}
          >
            {percentText(mark)}
          </span>
        ))}
      </div>
      <div className="relative h-36 sm:h-44">
        {marks.slice(1).map((mark) => (
          <span
            key={mark}
            aria-hidden="true"
            className="absolute inset-x-0 border-t border-dotted"
            style={{ bottom: `${(mark / top) * 100}%` }}
          />
        ))}
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${slots} 100`}
          preserveAspectRatio="none"
          fill="currentColor"
          className="absolute inset-0 size-full overflow-visible text-soft"
        >
          {bars.map((bar) => (
            <MonthBar key={bar.month} slot={bar.slot} height={heightOf(bar)} text={barText(bar)} />
          ))}
        </svg>
      </div>
      <div aria-hidden="true" className="relative col-start-2 mt-1.5 h-5">
        {labels.map(({ slot, text }, index) => (
          <span
            key={text}
            className={`absolute border-l pl-1 whitespace-nowrap ${index % 2 === 1 ? 'max-sm:hidden' : ''}`}
            style={{ left: `${(slot / slots) * 100}%` }}
          >
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}

function heightOf({ papers, height }: Bar): number {
  const percent = papers > 0 ? Math.max(height * 100, LEAST_HEIGHT) : 0;
  return Math.round(percent * 100) / 100;
}
