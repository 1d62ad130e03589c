'use client';
import { usePathname } from 'next/navigation';
import { Link } from './link';

type SectionNavProps = { label: string; sections: readonly { href: string; label: string }[] };

/** The pages of a part of the site; for a layout, which knows no address. */
export function SectionNav({ label, sections }: SectionNavProps) {
  const pathname = usePathname();
  const [current] = sections
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((one, other) => other.href.length - one.href.length);
  return (
    <nav aria-label={label} className="flex flex-wrap gap-x-5 border-b text-sm">
      {sections.map(({ href, label: text }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === current?.href ? 'page' : undefined}
          className="flex min-h-11 items-center border-b-2 border-transparent text-soft aria-[current]:border-ink aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
