import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Icon } from '@/ui/icon';
import { HAVE_NAMES, MARK_NAMES } from '../filter-label';
import { HAVES, MARKS } from '../language/tree';
import { unfoldForm } from '../language/unfold';
import type { SearchQuery } from '../schema';

export type Choices = {
  topics: { slug: string; name: string }[];
  categories: { code: string; name: string | null }[];
  years: { year: number }[];
};

/**
 * The filters of a query as a form: what it is sent with becomes part of the text again (language/fold.ts). Its
 * disclosure takes no box of its own, so that it opens below the whole row and its button stays where it is.
 */
export function FilterForm({ query, choices }: { query: SearchQuery; choices: Choices }) {
  const { text, has, is, ...fields } = unfoldForm(query.text);
  return (
    <details className="group contents details-content:absolute details-content:min-w-0 details-content:basis-full open:details-content:static">
      <summary className="inline-flex min-h-9 items-center gap-1.5 rounded-full border border-edge bg-raised px-3.5 hover:border-ink touch:min-h-11">
        Filters
        <Icon name="expand" className="size-3.5 group-open:rotate-180" />
      </summary>
      <form action="/papers" aria-label="Filters" className="mt-2 border-t pt-4">
        <input type="hidden" name="q" value={text} />
        {query.sort !== 'relevance' && <input type="hidden" name="sort" value={query.sort} />}
        <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 lg:grid-cols-5">
          <Field label="Topic" name="topic" list="topic-choices" defaultValue={fields.topic} />
          <Field label="Category" name="category" list="category-choices" defaultValue={fields.category} />
          <div className="flex max-sm:col-span-2">
            <Field
              label="Year"
              name="year"
              list="year-choices"
              inputMode="numeric"
              placeholder="2025"
              defaultValue={fields.year}
            />
          </div>
          <Field label="Published from" name="from" placeholder="2025-01" defaultValue={fields.from} />
          <Field label="Published until" name="to" placeholder="2025-06" defaultValue={fields.to} />
        </div>
        <div className="mt-3 flex flex-wrap items-end gap-x-10 gap-y-2">
          <Choice legend="Has" name="has" values={HAVES} names={HAVE_NAMES} chosen={has} />
          <Choice legend="Yours" name="is" values={MARKS} names={MARK_NAMES} chosen={is} />
          <Button type="submit" tone="primary" className="ml-auto">
            Apply filters
          </Button>
        </div>
        <datalist id="topic-choices">
          {choices.topics.map(({ slug, name }) => (
            <option key={slug} value={slug} label={name} />
          ))}
        </datalist>
        <datalist id="category-choices">
          {choices.categories.map(({ code, name }) => (
            <option key={code} value={code} label={name ?? undefined} />
          ))}
        </datalist>
        <datalist id="year-choices">
          {choices.years.map(({ year }) => (
            <option key={year} value={year} />
          ))}
        </datalist>
      </form>
    </details>
  );
}

type ChoiceProps<Value extends string> = {
  legend: string;
  name: string;
  values: readonly Value[];
  names: Record<Value, string>;
  chosen: Value[];
};

function Choice<Value extends string>({ legend, name, values, names, chosen }: ChoiceProps<Value>) {
  return (
    <fieldset className="flex flex-wrap gap-x-5">
      <legend className="text-soft">{legend}</legend>
      {values.map((value) => (
        <label key={value} className="flex min-h-11 items-center gap-2">
          <input
            type="checkbox"
            name={name}
            value={value}
            defaultChecked={chosen.includes(value)}
            className="size-4 accent-ink"
          />
          {names[value]}
        </label>
      ))}
    </fieldset>
  );
}
