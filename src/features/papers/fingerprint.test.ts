import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paperKey, titleFingerprint } from './fingerprint';

/** Any UTF-16 at all, half of it ASCII, lone surrogates included. */
const anyText = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff)), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));

const keyOf = (title: string, arxivId: string | null = null) =>
  paperKey({ arxivId, title, fingerprint: titleFingerprint(title) });

describe('a title’s fingerprint', () => {
  it.each([
    ['γ-MoD: Exploring Mixture-of-Depth', '$\\gamma$-MoD: Exploring Mixture-of-Depth'],
    ['γ-MoD', '$\\gamma-$MoD'],
    ['Strip-MLP: Efficient', 'STRIP–MLP  efficient.'],
    ['Models with\n  Data', 'Models with Data'],
    ["``Quoted'' {BERT}", '“Quoted” BERT'],
    ['Schr\\"odinger', 'Schrödinger'],
    ['M^3Doc', '$M^3$Doc'],
    ['Ｆｕｌｌ width', 'full width'],
  ])('is the same for "%s" and "%s"', (one, other) => {
    expect(titleFingerprint(one)).toBe(titleFingerprint(other));
  });

  it('tells apart what reads differently, signs alone included', () => {
    const titles = ['MLP', 'MLPs', '!!!', '???', '深度学习', '深度學習', '', 'α', 'β'];
    expect(new Set(titles.map(titleFingerprint)).size).toBe(titles.length);
  });
});

describe('a paper’s key', () => {
  it('is its arXiv id, or else words of its title with the fingerprint', () => {
    expect(keyOf('Anything', '2406.11944')).toBe('2406.11944');
    expect(keyOf('γ-MoD: Exploring Straße & Łódź’s Æther')).toMatch(
      /^gamma-mod-exploring-strasse-lodzs-aether-[0-9a-f]{8}$/,
    );
    expect(keyOf('深度学习')).toMatch(/^paper-[0-9a-f]{8}$/);
    expect(keyOf('!!!')).toMatch(/^paper-[0-9a-f]{8}$/);
  });

  it('is cut between words, and fit for an address, whatever the title', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.lorem({ maxCount: 40 }), fc.string({ minLength: 100 })), (title) => {
        const key = keyOf(title);
        expect(key).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*-[0-9a-f]{8}$/);
        expect(key.length).toBeLessThanOrEqual(69);
        expect(titleFingerprint(title)).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });
});
