import type { Day } from '@/lib/day';
import { Link } from '@/ui/link';
import { type Span, spanHref } from '../span';

/** The same day seen as a day, in its week, in its month; and what is trending, whatever the day. */
export function EditionTabs({ current, day }: { current: Span | 'trending'; day: Day | null }) {
  const tabs: { span: Span | 'trending'; label: string; href: string | null }[] = [
    { span: 'day', label: 'Day', href: day ? spanHref('day', day) : '/' },
    { span: 'week', label: 'Week', href: day && spanHref('week', day) },
    { span: 'month', label: 'Month', href: day && spanHref('month', day) },
    { span: 'trending', label: 'Trending', href: '/papers/trending' },
  ];
  return (
    <nav aria-label="Span" className="flex justify-center gap-x-1 border-b text-sm text-soft">
      {tabs.map(
        ({ span, label, href }) =>
          href && (
            <Link
              key={span}
              href={href}
              aria-current={span === current ? 'page' : undefined}
              className="flex min-h-11 items-center px-3 aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {label}
            </Link>
          ),
      )}
    </nav>
  );
}
