import { ButtonLink } from '@/ui/button';
import { readFilters, withoutFilters } from '../language/filters';
import { type SearchQuery, searchHref } from '../schema';

/** Why a search for what one reader did finds nothing where there is no reader yet. */
export function PersonalNote({ query }: { query: SearchQuery }) {
  const marks = readFilters(query.text).filter((filter) => filter.kind === 'is');
  const rest = withoutFilters(query.text, marks).trim();
  return (
    <section className="max-w-measure py-10">
      <h2 className="mb-3 font-serif text-2xl font-medium text-balance">Nothing of yours yet</h2>
      <p className="mb-6 text-lg text-pretty text-soft">
        This search asks for what you bookmarked, upvoted or have not opened yet, and this browser has no
        reader so far. One begins with your first upvote or bookmark: no account, only a cookie.
      </p>
      {marks.length > 0 && rest && (
        <ButtonLink
          href={searchHref({ ...query, text: rest, cursor: null })}
          className="max-w-full py-2 wrap-anywhere"
        >
          Search all papers for {rest}
        </ButtonLink>
      )}
    </section>
  );
}
