import { Link } from '@/ui/link';
import { type SearchQuery, searchHref } from '../schema';
import { CodeText } from './code-text';

type Hint = { message: string; replacement: string | null };

/** What of a query was not understood, each with the query as it was probably meant. */
export function QueryHints({ query, hints }: { query: SearchQuery; hints: Hint[] }) {
  if (hints.length === 0) return null;
  return (
    <ul aria-label="What was not understood" className="my-2 max-w-article border-l-2 border-edge pl-3">
      {hints.map(({ message, replacement }) => (
        <li key={message} className="py-0.5 text-pretty wrap-anywhere">
          <CodeText text={message} />
          {replacement && (
            <>
              {' '}
              <Link
                href={searchHref({ ...query, text: replacement, cursor: null })}
                aria-label={`Search for ${replacement}`}
                className="font-semibold text-ink underline decoration-edge underline-offset-3 touch:inline-block touch:py-3"
              >
                {replacement}
              </Link>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
