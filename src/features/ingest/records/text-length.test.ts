import { expect, it } from 'vitest';
import { textLength } from './text-length';

it('counts the texts and names of a record however deep they are, and the places of a list', () => {
  expect(textLength({ title: 'four', authors: [{ name: 'Ada' }], year: 1843, doi: null })).toBe(
    'title'.length + 4 + 'authors'.length + 1 + 'name'.length + 3 + 'year'.length + 'doi'.length,
  );
});
