import { describe, expect, it } from 'vitest';
import { filterLabel } from './filter-label';
import { headlineOf } from './headline';
import { readFilters } from './language/filters';

const NAMES = new Map([['moe', 'Mixture of experts']]);

describe('a filter in a few words', () => {
  it.each([
    ['topic:moe', 'Mixture of experts'],
    ['topic:state-space-models', 'state space models'],
    ['cat:cs.CL', 'cs.CL'],
    ['source:arxiv', 'From arxiv'],
    ['has:code', 'Has code'],
    ['has:project', 'Has project page'],
    ['code:owner/name', 'Code by owner/name'],
    ['year:2025', '2025'],
    ['year:2023-2025', '2023 to 2025'],
    ['published:2025-06', 'June 2025'],
    ['from:2025-06', 'From June 2025'],
    ['to:2025-06-03', 'Until 3 Jun 2025'],
    ['published:2025-01..2025-06-03', 'January 2025 to 3 Jun 2025'],
    ['published:2024-02-03..2025', '3 Feb 2024 to December 2025'],
    ['day:2025-06-03', 'Edition of 3 Jun 2025'],
    ['votes:>20', '21 votes or more'],
    ['votes:1', '1 vote'],
    ['stars:10-2000', '10 to 2,000 stars'],
    ['stars:<=5', 'Up to 5 stars'],
    ['is:bookmarked', 'Bookmarked by you'],
    ['is:unread', 'Unread'],
  ])('%s is %s', (text, label) => {
    expect(readFilters(text).map((filter) => filterLabel(filter, NAMES))).toEqual([label]);
  });
});

describe('the headline of a search', () => {
  it('is its words, without the filters that are shown apart', () => {
    expect(headlineOf('sparse topic:moe "two words" year:2025', NAMES)).toBe('sparse "two words"');
    expect(headlineOf('kan OR year:2025', NAMES)).toBe('kan OR year:2025');
  });

  it('is what it is limited to where there are no words', () => {
    expect(headlineOf('topic:moe', NAMES)).toBe('Mixture of experts');
    expect(headlineOf('topic:moe has:code year:2025', NAMES)).toBe('Mixture of experts, Has code, 2025');
  });
});
