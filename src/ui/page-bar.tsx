import type { ReactNode } from 'react';
import { Link } from './link';
import { Logo } from './logo';

export type Section = 'today' | 'trending' | 'topics' | 'bookmarks';

/** The topics wait for a wider screen: the footer has them too. */
const SECTIONS: { section: Section; href: string; label: string; wide?: boolean }[] = [
  { section: 'today', href: '/', label: 'Today' },
  { section: 'trending', href: '/papers/trending', label: 'Trending' },
  { section: 'topics', href: '/topics', label: 'Topics', wide: true },
  { section: 'bookmarks', href: '/bookmarks', label: 'Bookmarks' },
];

type PageBarProps = {
  current: Section | null;
  /** The site's name beside its mark, on pages that have no masthead. */
  name?: string;
  search: ReactNode;
  controls: ReactNode;
};

/** The bar atop every page: where one is, the search box, the switches. On a narrow screen the box takes its own line. */
export function PageBar({ current, name, search, controls }: PageBarProps) {
  return (
    <header className="border-b text-sm">
      <div className="wrap grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 md:grid-cols-[minmax(0,1fr)_18rem_auto]">
        <nav aria-label="Sections" className="flex items-stretch gap-x-4 sm:gap-x-5">
          <Link
            href="/"
            aria-label={name ? `${name}, front page` : 'Front page'}
            className={`items-center gap-2 font-serif text-lg font-medium no-underline! ${name ? 'hidden sm:flex' : 'hidden'}`}
          >
            <Logo className="size-5" />
            {name}
          </Link>
          {SECTIONS.map(({ section, href, label, wide }) => (
            <Link
              key={section}
              href={href}
              aria-current={section === current ? 'page' : undefined}
              className={`min-h-12 items-center border-b-2 border-transparent text-soft aria-[current]:border-ink aria-[current]:font-semibold aria-[current]:text-ink ${wide ? 'hidden sm:flex' : 'flex'}`}
            >
              {label}
            </Link>
          ))}
        </nav>
        <div className="max-md:order-last max-md:col-span-2 max-md:pb-2">{search}</div>
        <div className="-mr-3 flex items-center">{controls}</div>
      </div>
    </header>
  );
}
