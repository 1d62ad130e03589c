import { Icon } from './icon';
import { Link } from './link';

type CursorPagerProps = {
  /** Where the list begins; null where one is there. */
  first: string | null;
  /** Where it goes on; null at its end. */
  next: string | null;
};

/** Onwards in a long list, and back to its beginning: a cursor knows no page numbers. */
export function CursorPager({ first, next }: CursorPagerProps) {
  if (!first && !next) return null;
  const step = 'flex min-h-11 items-center gap-2 text-soft';
  return (
    <nav aria-label="Pages" className="flex flex-wrap justify-between gap-x-6 py-4 text-sm">
      {first && (
        <Link href={first} className={step}>
          <Icon name="previous" />
          From the beginning
        </Link>
      )}
      {next && (
        <Link href={next} rel="next" className={`${step} ml-auto`}>
          More results
          <Icon name="next" />
        </Link>
      )}
    </nav>
  );
}
