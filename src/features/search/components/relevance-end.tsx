import { Link } from '@/ui/link';
import { type SearchQuery, searchHref } from '../schema';

/** Below the last page by relevance, where more papers match than that order lists. */
export function RelevanceEnd({ query }: { query: SearchQuery }) {
  const by = (sort: SearchQuery['sort']) => searchHref({ ...query, sort, cursor: null });
  return (
    <p className="max-w-measure py-6 text-pretty text-soft">
      The order by relevance ends here, though more papers match. By date or by votes the list goes on:{' '}
      <Link href={by('newest')} className="underline decoration-edge underline-offset-3 touch:py-3">
        newest first
      </Link>
      {' or '}
      <Link href={by('upvoted')} className="underline decoration-edge underline-offset-3 touch:py-3">
        most upvoted first
      </Link>
      .
    </p>
  );
}
