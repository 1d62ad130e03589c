import { Link } from '@/ui/link';
import { otherForms, otherMeanings } from '../other-forms';
import { exactForm, otherForm } from '../rephrase';
import { type SearchQuery, searchHref } from '../schema';

type Meaning = { name: string; forms: string[]; papers: number };
type Reading = { form: string; meant: Meaning | null; others: Meaning[] };

const LINK = 'underline decoration-edge underline-offset-3 touch:inline-block touch:py-3';

/** What each form in a query was taken to stand for, a way to have it to the letter, and what else it stands for. */
export function QueryReadings({ query, readings }: { query: SearchQuery; readings: Reading[] }) {
  // A form that stands there twice is told of once.
  const distinct = new Map(readings.map((reading) => [reading.form, reading]));
  const told = [...distinct.values()]
    .map((reading) => ({
      ...reading,
      also: reading.meant ? otherForms(reading.form, reading.meant) : [],
      others: otherMeanings(reading.meant, reading.others),
    }))
    .filter(({ also, others }) => also.length > 0 || others.length > 0);
  if (told.length === 0) return null;
  return (
    <ul className="mb-1 max-w-article" aria-label="What was searched for besides">
      {told.map(({ form, also, others }) => (
        <li key={form} className="py-0.5">
          {form}
          {also.length > 0 ? (
            <>
              : also{' '}
              {also.map((other, place) => (
                <span key={other}>
                  {place > 0 && ' or '}
                  <b className="font-semibold text-ink">{other}</b>
                </span>
              ))}{' '}
              (
              <Link
                href={searchHref({ ...query, text: exactForm(query.text, form), cursor: null })}
                className={LINK}
              >
                only {form}
              </Link>
              )
            </>
          ) : (
            ' is searched as it is written'
          )}
          {others.length > 0 && <OtherMeanings query={query} form={form} meanings={others} />}
        </li>
      ))}
    </ul>
  );
}

function OtherMeanings(props: { query: SearchQuery; form: string; meanings: Meaning[] }) {
  const { query, form, meanings } = props;
  return (
    <>
      {' · it may stand for '}
      {meanings.map(({ name }, place) => (
        <span key={name}>
          {place > 0 && (place === meanings.length - 1 ? ' or ' : ', ')}
          <Link
            href={searchHref({ ...query, text: otherForm(query.text, form, name), cursor: null })}
            className={LINK}
          >
            {name}
          </Link>
        </span>
      ))}
    </>
  );
}
