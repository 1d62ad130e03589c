import { describe, expect, it } from 'vitest';
import { readPaperKey } from './paper-key';

describe('the key in a paper’s address', () => {
  it('may have several segments, escaped or not', () => {
    expect(readPaperKey(['2406.11944'])).toBe('2406.11944');
    expect(readPaperKey(['hep-th', '9901001'])).toBe('hep-th/9901001');
    expect(readPaperKey(['hep-th%2F9901001'])).toBe('hep-th/9901001');
  });

  it('is none that the database could not even be asked for', () => {
    for (const segment of ['100%', '%E0', '%00', 'a\0b', 'x'.repeat(501)]) {
      expect(readPaperKey([segment]), segment).toBeNull();
    }
  });
});
