import type { ReactNode } from 'react';
import { Link } from '@/ui/link';
import { HELP_HREF } from '../help-address';
import { type SearchQuery, searchHref } from '../schema';

type SearchHeadingProps = {
  query: SearchQuery;
  headline: string;
  /** "42 papers."; null where there are none to count. */
  count: string | null;
  /** The text that was probably meant. */
  suggestion: string | null;
  /** How forms in the query were read, and what was not understood. */
  children: ReactNode;
};

/** Longer headlines are set smaller, in UTF-16 units. */
const SIZES = [
  [60, 'text-lead tracking-[-0.02em]'],
  [200, 'text-2xl tracking-[-0.01em]'],
  [Number.POSITIVE_INFINITY, 'text-lg'],
] as const;

/** What is searched, as a headline; below it what that was taken to mean, and how many papers there are. */
export function SearchHeading({ query, headline, count, suggestion, children }: SearchHeadingProps) {
  const [, size] = SIZES.find(([longest]) => headline.length <= longest) ?? SIZES[0];
  return (
    <header className="mt-7 text-sm text-soft">
      <h1 dir="auto" className={`mb-1.5 max-w-article font-serif font-medium text-ink wrap-anywhere ${size}`}>
        {headline}
      </h1>
      {suggestion && (
        <p className="mb-1 text-base">
          Did you mean{' '}
          <Link
            href={searchHref({ ...query, text: suggestion, cursor: null })}
            className="font-semibold text-ink underline decoration-edge underline-offset-3 wrap-anywhere touch:py-3"
          >
            {suggestion}
          </Link>
          ?
        </p>
      )}
      {children}
      <p className="flex flex-wrap items-baseline gap-x-3 tabular-nums">
        {count}
        <Link href={HELP_HREF} className="underline decoration-edge underline-offset-3 touch:py-3">
          How to search
        </Link>
      </p>
    </header>
  );
}
