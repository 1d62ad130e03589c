'use client';
import { numberText } from '@/lib/number-text';
import { Icon } from '@/ui/icon';
import { Link } from '@/ui/link';

type FacetLinkProps = {
  label: string;
  detail: string | null;
  /** Of papers that have it. */
  count: number;
  /** Narrows the search to it, or lets it go where it is chosen. */
  href: string;
  isChosen: boolean;
};

/** One facet with its count. A client component only so that it crosses as data (docs/decisions/007). */
export function FacetLink({ label, detail, count, href, isChosen }: FacetLinkProps) {
  return (
    <li>
      <Link
        href={href}
        aria-current={isChosen ? 'true' : undefined}
        className="flex items-baseline justify-between gap-x-4 max-lg:min-h-9 max-lg:items-center max-lg:gap-x-2 max-lg:rounded-full max-lg:border max-lg:bg-raised max-lg:px-3.5 max-lg:whitespace-nowrap aria-[current]:font-semibold max-lg:aria-[current]:border-ink lg:py-1 touch:min-h-11"
      >
        <span className="min-w-0">
          {label}
          {detail && <span className="text-faint max-lg:sr-only"> {detail}</span>}
        </span>
        <span className="flex items-center gap-1.5 text-faint">
          {isChosen && <Icon name="close" className="size-2.5" />}
          {numberText(count)}
          <span className="sr-only"> {count === 1 ? 'paper' : 'papers'}</span>
        </span>
      </Link>
    </li>
  );
}
