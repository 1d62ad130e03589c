import { ButtonLink } from '@/ui/button';
import { widerQueries } from '../rephrase';
import { type SearchQuery, searchHref } from '../schema';

type NoResultsProps = { query: SearchQuery; topics: { slug: string; name: string }[] };

/** Says what was searched and not found, and offers searches that ask for less. */
export function NoResults({ query, topics }: NoResultsProps) {
  const offers = offersFor(query);
  return (
    <section className="max-w-measure py-10">
      <h2 className="mb-3 font-serif text-2xl font-medium text-balance">Nothing found</h2>
      <p className="mb-6 text-lg text-pretty text-soft">
        No paper{topics.length > 0 && ` under ${topics.map(({ name }) => name).join(' and ')}`}
        {query.text ? (
          <>
            {' '}
            has all of <b className="font-medium text-ink">{query.text}</b> in its title, abstract, summary or
            authors.
          </>
        ) : (
          ' is here.'
        )}{' '}
        {offers.length > 0 ? 'It may be found by asking for less:' : 'Perhaps it is spelled another way.'}
      </p>
      <p className="flex flex-wrap gap-2.5">
        {offers.map(({ href, label }) => (
          <ButtonLink key={href} href={href}>
            {label}
          </ButtonLink>
        ))}
      </p>
    </section>
  );
}

function offersFor(query: SearchQuery): { href: string; label: string }[] {
  const everyTopic =
    query.topics.length > 0 && query.text
      ? [{ href: searchHref({ ...query, topics: [], cursor: null }), label: 'In all topics' }]
      : [];
  const wider = widerQueries(query.text).map((text) => ({
    href: searchHref({ ...query, text, cursor: null }),
    label: text,
  }));
  return [...everyTopic, ...wider];
}
