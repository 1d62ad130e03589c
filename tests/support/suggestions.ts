import type { Page } from '@playwright/test';
import type { Ingest } from './journey';

/** A paper of a title and an author that no other has, to be completed. */
export const KEY = '1911.96001';
export const TITLE = 'Heliography of quiet presses';
export const AUTHOR = 'Zora Ångström-Hel';

export async function ingestCompletable(ingest: Ingest): Promise<void> {
  await ingest([
    {
      arxivId: KEY,
      title: TITLE,
      authors: [{ name: AUTHOR }],
      categories: ['cs.DL'],
      publishedAt: '2019-11-04',
    },
  ]);
}

export const suggestionList = (page: Page) => page.getByRole('listbox', { name: 'Suggestions' });
export const suggestion = (page: Page, name: string | RegExp) =>
  suggestionList(page).getByRole('option', { name });
/** What Enter chooses. */
export const activeSuggestion = (page: Page) => suggestionList(page).getByRole('option', { selected: true });
