import { citationTypes } from '@/features/papers/citations/formats';
import { feedTypes } from '@/features/syndication/address';

/** What the metadata of a list of papers says of its feeds and its citations: `alternates: { types: listTypes(…) }`. */
export function listTypes(page: string, title: string): Record<string, { url: string; title: string }[]> {
  return { ...feedTypes(page, title), ...citationTypes(page) };
}
