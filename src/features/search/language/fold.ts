import { fieldNamed, readField } from './fields';
import { withFilter } from './filters';

/** The fields of the filter form, in the order in which they are put into the query. */
const FORM_FIELDS = ['topic', 'category', 'year', 'from', 'to', 'has', 'is'] as const;
/** A reader fills in one of each, an address may repeat them. */
const MOST_VALUES = 8;

/** Whether an address carries filters beside the query, as a form sends them. */
export function hasFormFields(search: URLSearchParams): boolean {
  return FORM_FIELDS.some((field) => search.has(field));
}

/**
 * One query of a query and the filters beside it: `q=MLP&topic=transformers&year=` is `MLP topic:transformers`. What
 * is no value of its field is put in as it is, so that the search says so.
 */
export function foldForm(search: URLSearchParams): string {
  let text = (search.get('q') ?? '').trim();
  for (const name of FORM_FIELDS) {
    for (const value of search.getAll(name).slice(0, MOST_VALUES)) text = withField(text, name, value);
  }
  return text;
}

function withField(text: string, name: (typeof FORM_FIELDS)[number], given: string): string {
  const value = given.replace(/[\s\0"“”„‟«»]+/g, ' ').trim();
  const field = fieldNamed(name);
  if (value === '' || field === null) return text;
  const reading = readField(field, value, false);
  if ('body' in reading && reading.body.kind !== 'words') return withFilter(text, reading.body);
  return `${text} ${field}:${value.includes(' ') ? `"${value}"` : value}`.trim();
}
