import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../tests/support/any-text';
import { parseMailAddress, parseMailbox } from './address';

describe('an e-mail address', () => {
  it.each([
    ['reader@example.org', 'reader@example.org'],
    ["o'hara+papers@Mail.EXAMPLE.org", "o'hara+papers@mail.example.org"],
    ['jürgen@bücher.example', 'jürgen@xn--bcher-kva.example'],
    ['用户@例え.jp', '用户@xn--r8jz45g.jp'],
    ['operator@localhost', 'operator@localhost'],
  ])('is taken in any script: %s', (text, expected) => {
    expect(parseMailAddress(text)).toBe(expected);
  });

  it.each([
    '',
    '@',
    'reader',
    'reader@',
    '@example.org',
    'two words@example.org',
    'a@b@example.org',
    'a..b@example.org',
    '.a@example.org',
    'a@example..org',
    'a@-example.org',
    'a@127.0.0.1',
    'a@[127.0.0.1]',
    'a@1.2',
    '"a b"@example.org',
    'a@example.org, b@example.org',
    'a@example.org;b@example.org',
    'Ann <a@example.org>',
    'a@example.org\n',
    'a@exa mple.org',
    'a\u200b@example.org',
    'a\u202e@example.org',
    'a@example.org:25',
    'a@example.org/x',
    'a@example.org?subject=x',
    'a%40b@example%2eorg',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b.'.repeat(130)}org`,
  ])('is one mailbox and nothing else: not %j', (text) => {
    expect(parseMailAddress(text)).toBeNull();
  });

  it('stays as it is once it was taken', () => {
    fc.assert(
      fc.property(anyText, anyText, (local, domain) => {
        for (const text of [`${local}@${domain}`, `${local}@example.org`, `a@${domain}.org`]) {
          const address = parseMailAddress(text);
          if (address !== null) expect(parseMailAddress(address)).toBe(address);
        }
      }),
    );
  });

  it('may have a name before it', () => {
    expect(parseMailbox('Papers <papers@example.org>')).toEqual({
      name: 'Papers',
      address: 'papers@example.org',
    });
    expect(parseMailbox('"Papers, daily" <papers@example.org>')).toEqual({
      name: 'Papers, daily',
      address: 'papers@example.org',
    });
    expect(parseMailbox(' papers@example.org ')).toEqual({ name: '', address: 'papers@example.org' });
    for (const wrong of [
      'Papers',
      'Papers, daily <papers@example.org>',
      'A <a@b.c> <d@e.f>',
      'A\u0007 <a@b.org>',
      'A <a>',
      '<>',
    ]) {
      expect(parseMailbox(wrong), wrong).toBeNull();
    }
  });
});
