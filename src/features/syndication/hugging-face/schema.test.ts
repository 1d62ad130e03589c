import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from '@/lib/day';
import { parseDailyPapers, parseHubList, parseHubSearch, readIndexRequest } from './schema';

const daily = (query: string) => parseDailyPapers(new URLSearchParams(query));

describe('what is asked of daily papers', () => {
  it('is a day, a week, a month or none, and a page of so many', () => {
    expect(daily('')).toEqual({ range: null, p: 0, limit: 50 });
    expect(daily('date=2025-03-05&p=2&limit=100&sort=trending&submitter=akhaliq')).toEqual({
      range: { first: '2025-03-05', last: '2025-03-05' },
      p: 2,
      limit: 100,
      sort: 'trending',
      submitter: 'akhaliq',
    });
    expect(daily('week=2025-W09').range).toEqual({ first: '2025-02-24', last: '2025-03-02' });
    expect(daily('month=2025-02').range).toEqual({ first: '2025-02-01', last: '2025-02-28' });
  });

  it.each([
    ['date=2025-13-40', 'date: must be a day as YYYY-MM-DD'],
    [`date=${addDays(dayOf(new Date()), 2)}`, /^date: must not be in the future, but is "/],
    ['week=2025-9', 'week: must be an ISO week as YYYY-Www'],
    ['month=2025', 'month: must be a month as YYYY-MM'],
    ['date=2025-03-05&week=2025-W09', 'date: give only one of date, week and month'],
    ['sort=votes', 'sort: must be one of publishedAt, trending'],
    ['limit=101', 'limit: must be a whole number from 1 to 100'],
    ['p=-1', 'p: must be a whole number from 0 to 100000'],
    ['limit=0&p=x', /limit: .*; p: |p: .*; limit: /],
  ])('%s is refused in words', (query, words) => {
    expect(() => daily(query)).toThrow(words);
  });
});

it('a search has a limit to its length and to its results', () => {
  expect(parseHubSearch(new URLSearchParams('q=llama'))).toEqual({ q: 'llama', limit: 20 });
  expect(parseHubSearch(new URLSearchParams(''))).toEqual({ q: '', limit: 20 });
  expect(() => parseHubSearch(new URLSearchParams({ q: 'x'.repeat(251) }))).toThrow('q: must not be longer');
  expect(() => parseHubSearch(new URLSearchParams('limit=121'))).toThrow('limit: ');
});

it('a list goes on from a cursor', () => {
  expect(parseHubList(new URLSearchParams('cursor=abc&limit=3'))).toEqual({ cursor: 'abc', limit: 3 });
  expect(() => parseHubList(new URLSearchParams('cursor=%00'))).toThrow('cursor: ');
});

it('a paper is indexed by its arXiv id', () => {
  expect(readIndexRequest('{"arxivId": "2406.11944"}')).toEqual({ arxivId: '2406.11944' });
  for (const body of ['', '[]', '{"arxivId": "../x"}', '{']) expect(() => readIndexRequest(body)).toThrow();
});
