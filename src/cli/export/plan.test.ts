import { expect, it } from 'vitest';
import { planExport } from './plan';

it.each([
  [{ format: 'jsonl' }, ['papers', 'editions', 'bookmarks', 'votes', 'reads']],
  [{ format: 'jsonl', reader: 'r' }, ['bookmarks', 'votes', 'reads']],
  [{ format: 'jsonl', what: 'votes, papers' }, ['papers', 'votes']],
  [{ format: 'bibtex' }, ['papers']],
  [{ format: 'bibtex', reader: 'r' }, ['bookmarks']],
  [{ format: 'csv', what: 'editions' }, ['editions']],
])('%o writes %o', (given, what) => {
  expect(planExport(given).what).toEqual(what);
});

it.each([
  [{ format: 'xml' }, '--format must be one of jsonl, bibtex, csv'],
  [{ format: 'jsonl', what: 'everything' }, '--what takes papers, editions'],
  [{ format: 'csv' }, 'csv needs --what'],
  [{ format: 'csv', what: 'papers,reads' }, 'one of --what at a time'],
  [{ format: 'bibtex', what: 'votes' }, 'bibtex holds papers'],
  [{ format: 'bibtex', what: 'bookmarks' }, 'the bookmarks of one reader'],
])('%o is refused in words', (given, words) => {
  expect(() => planExport(given)).toThrow(words);
});
