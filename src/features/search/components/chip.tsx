import type { ReactNode } from 'react';
import { Link } from '@/ui/link';

type ChipProps = { href: string; on: boolean; label?: string; children: ReactNode };

/** One choice among a search's; a link, because every choice is another address. */
export function Chip({ href, on, label, children }: ChipProps) {
  return (
    <Link
      href={href}
      aria-label={label}
      aria-current={on ? 'true' : undefined}
      className="inline-flex min-h-9 items-center gap-1.5 rounded-full border bg-raised px-3.5 whitespace-nowrap no-underline! hover:border-ink aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:text-paper touch:min-h-11"
    >
      {children}
    </Link>
  );
}
