import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doiUrl, normaliseDoi } from './doi';

/** Any UTF-16 at all, half of it ASCII, lone surrogates included. */
const anyText = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff)), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));

describe('a DOI', () => {
  it.each([
    ['10.1038/NATURE14539', '10.1038/nature14539'],
    ['https://doi.org/10.1145/3292500.3330701', '10.1145/3292500.3330701'],
    ['http://dx.doi.org/10.1016/S0140-6736(05)61030-4.', '10.1016/s0140-6736(05)61030-4'],
    ['doi: 10.1109/CVPR.2016.90,', '10.1109/cvpr.2016.90'],
    ['doi:10.1000/xyz)', '10.1000/xyz'],
    ['https://doi.org/10.1002%2Fabc', '10.1002/abc'],
  ])('is kept bare and in lower case: %s', (text, doi) => {
    expect(normaliseDoi(text)).toBe(doi);
  });

  it.each(['', '10.1038', '11.1038/x', '10.1038/', 'https://doi.org/', 'a 10.1038/x', '10.1038/a b'])(
    'is not read from "%s"',
    (text) => {
      expect(normaliseDoi(text)).toBeNull();
    },
  );

  it('makes an address in which nothing ends the path', () => {
    expect(doiUrl('10.1002/(sici)1097#1?x')).toBe('https://doi.org/10.1002/(sici)1097%231%3Fx');
  });

  it('survives any text and is stable', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const doi = normaliseDoi(text) ?? normaliseDoi(`10.1000/${text}`);
        if (!doi) return;
        expect(normaliseDoi(doi)).toBe(doi);
        expect(() => new URL(doiUrl(doi))).not.toThrow();
      }),
    );
  });
});
