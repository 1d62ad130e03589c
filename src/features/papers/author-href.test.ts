import { expect, it } from 'vitest';
import { authorHref } from './author-href';

it('the page of an author has the name in its address, whatever is in that', () => {
  expect(authorHref('Kaiming He')).toBe('/authors/Kaiming%20He');
  expect(authorHref('A/B? 100% 名', 2)).toBe('/authors/A%2FB%3F%20100%25%20%E5%90%8D?p=2');
  for (const name of ['', '.', '..', 'A%2FB', '\ud800']) expect(authorHref(name), name).toBeNull();
});
