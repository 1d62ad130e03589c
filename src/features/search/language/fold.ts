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

function withField(text: string, name: string, given: string): string {
  return addField(text, name, given).text;
}

/**
 * The query with a value of a field in it: in the place of what it contradicts, or behind the rest. `problem` says what
 * is wrong with a value that is none of its field; it is put in as it is.
 */
export function addField(
  text: string,
  name: string,
  given: string,
): { text: string; problem: string | null } {
  const value = given.replace(/[\s\0"“”„‟«»]+/g, ' ').trim();
  const field = fieldNamed(name);
  if (value === '' || field === null) return { text, problem: null };
  const reading = readField(field, value, false);
  if ('body' in reading && reading.body.kind !== 'words') {
    return { text: withFilter(text, reading.body), problem: null };
  }
  const term = `${field}:${value.includes(' ') ? `"${value}"` : value}`;
  return { text: `${text} ${term}`.trim(), problem: 'problem' in reading ? reading.problem : null };
}
