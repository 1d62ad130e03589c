import { ButtonLink } from '@/ui/button';
import { Link } from '@/ui/link';
import { HELP_HREF } from '../help-address';
import { widerQueries } from '../rephrase';
import { type SearchQuery, searchHref } from '../schema';

type NoResultsProps = {
  query: SearchQuery;
  /** What was asked for: words, and what limits them. */
  words: string;
  limits: string[];
  /** Words that no paper has: a search for one alone is not offered. */
  absent: string[];
};

/** Says what was searched and not found, and offers searches that ask for less. */
export function NoResults({ query, words, limits, absent }: NoResultsProps) {
  const offers = widerQueries(query.text).filter((text) => !absent.includes(text));
  return (
    <section className="max-w-measure py-10">
      <h2 className="mb-3 font-serif text-2xl font-medium text-balance">Nothing found</h2>
      <p className="mb-6 text-lg text-pretty wrap-anywhere text-soft">
        No paper
        {words && (
          <>
            {' '}
            has <b className="font-medium text-ink">{words}</b> in its title, abstract, summary or authors
          </>
        )}
        {limits.length > 0 && (
          <>
            {' '}
            {words ? 'under' : 'satisfies'} the {limits.length === 1 ? 'filter' : 'filters'}{' '}
            <b className="font-medium text-ink">{limits.join(', ')}</b>
          </>
        )}
        . {offers.length > 0 ? 'It may be found by asking for less:' : 'Perhaps it is spelled another way.'}
      </p>
      <ul className="mb-6 flex flex-wrap gap-2.5">
        {offers.map((text) => (
          <li key={text} className="max-w-full">
            <ButtonLink
              href={searchHref({ ...query, text, cursor: null })}
              className="max-w-full py-2 wrap-anywhere"
            >
              {text}
            </ButtonLink>
          </li>
        ))}
      </ul>
      <p className="text-soft">
        <Link href={HELP_HREF} className="underline decoration-edge underline-offset-3 touch:py-3">
          How to search
        </Link>{' '}
        explains every operator and field.
      </p>
    </section>
  );
}
