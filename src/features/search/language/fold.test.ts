import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../../tests/support/any-text';
import { foldForm, hasFormFields } from './fold';
import { parseQuery } from './parse';

const fold = (address: string) => foldForm(new URLSearchParams(address));

describe('the filter form', () => {
  it('is one query with the words', () => {
    expect(fold('q=MLP&topic=transformers')).toBe('MLP topic:transformers');
    expect(fold('q=MLP&topic=&category=cs.CL&year=&from=2024&to=2025-06&has=code&sort=newest')).toBe(
      'MLP cat:cs.CL from:2024 to:2025-06 has:code',
    );
    expect(fold('q=kan+OR+mixers&year=2025')).toBe('(kan OR mixers) year:2025');
    expect(fold('topic=a&topic=b&is=unread')).toBe('topic:a topic:b is:unread');
    expect(fold('q=&topic=state+space+models')).toBe('topic:"state space models"');
  });

  it('changes what the words say already', () => {
    expect(fold('q=MLP+year:2024+has:code&from=2025&has=code')).toBe('MLP has:code from:2025');
    expect(fold('q=MLP+to:2024&from=2023')).toBe('MLP to:2024 from:2023');
  });

  it('keeps what it does not understand, so that the search says so', () => {
    expect(fold('q=MLP&from=last+year&category=foo')).toBe('MLP cat:foo from:"last year"');
    expect(parseQuery(fold('q=MLP&from=last+year&category=foo')).hints).toHaveLength(2);
  });

  it('is not there in the address of a search', () => {
    expect(hasFormFields(new URLSearchParams('q=MLP&sort=newest&cursor=a'))).toBe(false);
    expect(hasFormFields(new URLSearchParams('q=MLP&year='))).toBe(true);
  });

  it('takes whatever is sent', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.string(), (q, topic, from) => {
        const text = foldForm(new URLSearchParams({ q, topic, from, category: topic, has: from }));
        expect(foldForm(new URLSearchParams({ q: text }))).toBe(text);
      }),
    );
  });
});
