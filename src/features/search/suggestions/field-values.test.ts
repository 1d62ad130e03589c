import { describe, expect, it } from 'vitest';
import { fieldNamed } from '../language/fields';
import { parseQuery } from '../language/parse';
import { FIELD_DETAILS, listFields, listFieldValues, listTermsOf } from './field-values';

const NOW = new Date('2026-11-24T10:00:00Z');
const terms = (field: string, typed = '') => listFieldValues(field, typed, NOW).map(({ term }) => term);

describe('the fields offered', () => {
  it('are fields of the language, each by its own name', () => {
    for (const name of Object.keys(FIELD_DETAILS)) expect(fieldNamed(name)).toBe(name);
  });

  it('are found by the beginning of their name', () => {
    expect(listFields('A')).toEqual(['author', 'abstract']);
    expect(listFields('xyz')).toEqual([]);
  });
});

describe('the values offered', () => {
  it('are those that begin with what is typed', () => {
    expect(terms('has')).toEqual(['has:code', 'has:project', 'has:abstract', 'has:comments']);
    expect(terms('has', 'CO')).toEqual(['has:code', 'has:comments']);
    expect(terms('year', '202')).toEqual(['year:2026', 'year:2025', 'year:2024', 'year:2023', 'year:2022']);
    expect(terms('day')).toEqual(['day:2026-11-24']);
    expect(terms('venue')).toEqual([]);
  });

  it('are all understood', () => {
    for (const field of Object.keys(FIELD_DETAILS)) {
      for (const term of terms(field)) {
        const { tree, hints } = parseQuery(term);
        expect(hints, term).toEqual([]);
        expect(tree?.kind, term).not.toBe('words');
      }
    }
  });

  it('are offered for a bare word that has three letters of them', () => {
    expect(listTermsOf('boo', NOW).map(({ term }) => term)).toEqual(['is:bookmarked']);
    expect(listTermsOf('2025', NOW).map(({ term }) => term)).toEqual(['year:2025']);
    expect(listTermsOf('bo', NOW)).toEqual([]);
  });
});
