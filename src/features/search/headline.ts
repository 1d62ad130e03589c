import { filterLabel } from './filter-label';
import { readFilters, withoutFilters } from './language/filters';

/** What a search is about, as a headline: its words, or where it has none what it is limited to. */
export function headlineOf(text: string, topicNames: Map<string, string>): string {
  const filters = readFilters(text);
  const words = withoutFilters(text, filters).trim();
  return words || filters.map((filter) => filterLabel(filter, topicNames)).join(', ');
}
