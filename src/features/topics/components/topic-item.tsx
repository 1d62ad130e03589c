'use client';
import { numberText } from '@/lib/number-text';
import { Link } from '@/ui/link';

type TopicItemProps = {
  href: string;
  name: string;
  /** What it is called besides: the short form, or what the name is short for. */
  second: string | null;
  /** Of its papers. */
  count: number;
};

/** A topic in a list, with its number of papers. A client component only so that it crosses as data (docs/decisions/007). */
export function TopicItem({ href, name, second, count }: TopicItemProps) {
  return (
    <li className="flex items-baseline justify-between gap-4 border-b">
      <Link href={href} className="min-w-0 flex-1 py-2 touch:py-3">
        {name}
        {second && <span className="ml-2 text-faint">{second}</span>}
      </Link>
      <span className="text-faint">
        {numberText(count)}
        <span className="sr-only"> {count === 1 ? 'paper' : 'papers'}</span>
      </span>
    </li>
  );
}
