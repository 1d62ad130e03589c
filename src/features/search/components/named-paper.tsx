import type { ReactNode } from 'react';
import { AuthorNames } from '@/features/papers/components/author-names';
import { PaperTitle } from '@/features/papers/components/paper-title';
import { publishedText } from '@/features/papers/published-text';
import type { PaperName } from '@/features/papers/queries';
import { Link } from '@/ui/link';

/**
 * A paper named on another one's page, with what there is to say of it. Without its votes and without `data-paper`:
 * else every vote for it would drop the kept page of each paper that it is near to. A name may be a minute old.
 */
export function NamedPaper({ paper, children }: { paper: PaperName; children: ReactNode }) {
  const { key, title, authors, authorCount, publishedAt, publishedPrecision } = paper;
  const published = publishedAt && publishedText(publishedAt, publishedPrecision);
  return (
    <li className="border-t py-3.5">
      <h3 dir="auto" className="font-serif text-xl font-medium text-pretty wrap-anywhere">
        <Link href={`/papers/${key}`} className="touch:-my-2 touch:inline-block touch:py-2">
          <PaperTitle title={title} />
        </Link>
      </h3>
      <p className="flex flex-wrap gap-x-3.5 text-sm text-faint">
        <AuthorNames names={authors} count={authorCount} />
        {published && <time dateTime={published.dateTime}>{published.text}</time>}
      </p>
      {children}
    </li>
  );
}
