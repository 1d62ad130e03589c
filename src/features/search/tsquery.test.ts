import { describe, expect, it } from 'vitest';
import { composeTsquery, phrasesOf } from './tsquery';

const word = (text: string, excluded = false) => ({ phrases: [text], excluded });
const compiled = new Map([
  ['cats', "'cat'"],
  ['dogs', "'dog'"],
  ['big dogs', "'big' <-> 'dog'"],
  ['the', ''],
]);
const compose = (query: Parameters<typeof composeTsquery>[0]) => composeTsquery(query, compiled).query;

describe('the tsquery of a query', () => {
  it('joins terms, their phrases and alternatives', () => {
    expect(
      compose([[word('cats'), { phrases: ['dogs', 'big dogs'], excluded: false }], [word('big dogs')]]),
    ).toBe("((('cat')) & (('dog') | ('big' <-> 'dog'))) | ((('big' <-> 'dog')))");
  });

  it('leaves out stop words and alternatives that only exclude', () => {
    expect(compose([[word('the'), word('cats')], [word('dogs', true)]])).toBe("((('cat')))");
    expect(compose([[word('the')], [word('dogs', true)]])).toBeNull();
    expect(compose([])).toBeNull();
  });

  it('ranks and marks by what is wanted, not by what is excluded', () => {
    const { terms, sequences } = composeTsquery([[word('cats'), word('dogs', true)]], compiled);
    expect(terms).toEqual(["('cat')"]);
    expect(sequences).toEqual([[{ lexeme: 'cat', offset: 0 }]]);
  });

  it('asks for each phrase once, and for its bare words', () => {
    expect(phrasesOf([[word('GPT-4'), word('GPT-4', true)]])).toEqual(['GPT-4', 'GPT 4']);
  });
});
