import { Link } from '@/ui/link';
import { exactForm } from '../rephrase';
import { type SearchQuery, searchHref } from '../schema';

type SearchHeadingProps = {
  query: SearchQuery;
  /** What is searched, as a headline. */
  title: string;
  /** "42 papers"; null where there are none. */
  count: string | null;
  expansions: { form: string; expansions: string[] }[];
};

/** The query as the headline; below it what else it was taken to mean, and how to have it to the letter. */
export function SearchHeading({ query, title, count, expansions }: SearchHeadingProps) {
  return (
    <>
      <h1 dir="auto" className="mt-7 mb-1.5 font-serif text-lead font-medium tracking-[-0.02em]">
        {title}
      </h1>
      <p className="text-sm text-soft tabular-nums">
        {expansions.map(({ form, expansions: others }) => (
          <span key={form}>
            {expansions.length > 1 && `${form}, `}also{' '}
            {others.map((other, index) => (
              <span key={other}>
                {index > 0 && ' or '}
                <b className="font-semibold text-ink">{other}</b>
              </span>
            ))}{' '}
            (
            <Link
              href={searchHref({ ...query, text: exactForm(query.text, form), cursor: null })}
              className="underline decoration-edge underline-offset-3 touch:py-3.5"
            >
              only {form}
            </Link>
            ).{' '}
          </span>
        ))}
        {count && `${count}.`}
      </p>
    </>
  );
}
