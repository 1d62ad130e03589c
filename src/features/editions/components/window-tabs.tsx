import { Link } from '@/ui/link';
import { type TrendingWindow, WINDOWS, windowHref } from '../trending/window';

type WindowTabsProps = {
  current: TrendingWindow;
  /** Of the board as it was at an instant; as it is now where absent. */
  at?: string;
};

/** The windows of what is trending, each with an address of its own. */
export function WindowTabs({ current, at }: WindowTabsProps) {
  return (
    <nav aria-label="Window" className="flex flex-wrap justify-center gap-x-1 border-b text-sm text-soft">
      {WINDOWS.map(({ window, label }) => (
        <Link
          key={window}
          href={at ? `${windowHref(window)}?at=${at}` : windowHref(window)}
          aria-current={window === current ? 'page' : undefined}
          className="flex min-h-11 items-center px-2.5 aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
