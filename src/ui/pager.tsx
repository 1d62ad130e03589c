import { numberText } from '@/lib/number-text';
import { Icon } from './icon';
import { Link } from './link';

type PagerProps = {
  page: number;
  pages: number;
  /** The address of a page, counted from 1. */
  href: (page: number) => string;
};

/** Previous and next page of a long list, and where one is in it; nothing where there is one page only. */
export function Pager({ page, pages, href }: PagerProps) {
  if (pages <= 1) return null;
  const step = 'flex min-h-11 items-center gap-2 text-soft';
  return (
    <nav
      aria-label="Pages"
      className="grid grid-cols-[1fr_auto_1fr] items-center gap-3 py-4 text-sm tabular-nums"
    >
      {page > 1 ? (
        <Link href={href(page - 1)} rel="prev" className={`${step} justify-self-start`}>
          <Icon name="previous" />
          Previous
        </Link>
      ) : (
        <span />
      )}
      <span>
        Page {numberText(page)} of {numberText(pages)}
      </span>
      {page < pages && (
        <Link href={href(page + 1)} rel="next" className={`${step} justify-self-end`}>
          Next
          <Icon name="next" />
        </Link>
      )}
    </nav>
  );
}
