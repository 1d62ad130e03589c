import { expect, test } from '../support/journey';

const ADDRESS = '/api/search/suggestions';

test.describe('the suggestions, asked for by a program', () => {
  test('are the same for anybody, and may be kept for some seconds', async ({ request }) => {
    const response = await request.get(`${ADDRESS}?q=has:co`);
    expect(response.headers()['cache-control']).toBe('public, max-age=10');
    const { suggestions } = await response.json();
    expect(suggestions[0]).toEqual({
      kind: 'field',
      label: [
        { text: 'has:', marked: false },
        { text: 'co', marked: true },
        { text: 'de', marked: false },
      ],
      detail: 'papers with code',
      query: 'has:code ',
      at: 9,
      open: false,
    });
  });

  test('are those for the caret', async ({ request }) => {
    const response = await request.get(`${ADDRESS}?q=has:co+vision&at=6`);
    const { suggestions } = await response.json();
    expect(suggestions[0]).toMatchObject({ query: 'has:code vision', at: 9 });
  });

  test('are refused clearly for what is no query or no place in it', async ({ request }) => {
    for (const search of ['', '?at=1', `?q=${'a'.repeat(1_001)}`, '?q=a&at=x', '?q=a&at=-1', '?q=a&at=0.5']) {
      const response = await request.get(ADDRESS + search);
      expect(response.status(), search).toBe(400);
      expect((await response.json()).detail, search).toMatch(/^(q|at) /);
      expect(response.headers()['cache-control'], search).toBe('no-store');
    }
  });

  test('are none for text that nothing completes, whatever it is', async ({ request }) => {
    for (const text of [
      '"attention is',
      '%00',
      '%ED%A0%80',
      "'; DROP TABLE papers; --",
      '((((',
      '&at=99999',
    ]) {
      const response = await request.get(`${ADDRESS}?q=${text}`);
      expect(response.status(), text).toBe(200);
    }
  });
});
