import { type FilterInText, readFilters, withoutFilters } from './filters';
import { periodText, shortDate } from './period';
import type { HAVES, ReaderMark } from './tree';

/** A query as the filter form shows it: what it has fields for in them, all else as text. */
export type FilterForm = {
  text: string;
  topic: string;
  category: string;
  year: string;
  from: string;
  to: string;
  has: (typeof HAVES)[number][];
  is: ReaderMark[];
};

type Published = FilterInText & { kind: 'published' };

/** The filter form of a query: folding it again (fold.ts) makes a query that means the same. */
export function unfoldForm(text: string): FilterForm {
  const filters = readFilters(text);
  const topic = filters.find((filter) => filter.kind === 'topic');
  const category = filters.find((filter) => filter.kind === 'category');
  const dates = datesOf(filters.filter((filter): filter is Published => filter.kind === 'published'));
  const has = filters.filter((filter) => filter.kind === 'has');
  const is = filters.filter((filter) => filter.kind === 'is');
  const shown = [topic, category, ...dates.filters, ...has, ...is].filter((filter) => filter !== undefined);
  return {
    text: withoutFilters(text, shown),
    topic: topic?.name ?? '',
    category: category?.code ?? '',
    year: dates.year,
    from: dates.from,
    to: dates.to,
    has: [...new Set(has.map(({ what }) => what))],
    is: [...new Set(is.map(({ mark }) => mark))],
  };
}

/** Dates that the form has fields for: whole years, or one beginning and one end. */
function datesOf(filters: Published[]): { year: string; from: string; to: string; filters: Published[] } {
  const [only] = filters;
  const [field, year = ''] = only && filters.length === 1 ? periodText(only).split(':') : [];
  if (field === 'year') return { year, from: '', to: '', filters };
  const froms = filters.flatMap(({ from }) => from ?? []);
  const tos = filters.flatMap(({ to }) => to ?? []);
  if (froms.length > 1 || tos.length > 1) return { year: '', from: '', to: '', filters: [] };
  const [from, to] = [froms[0], tos[0]];
  return {
    year: '',
    from: from ? shortDate(from, 'first') : '',
    to: to ? shortDate(to, 'last') : '',
    filters,
  };
}
