import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arxivDoi, arxivMonth, arxivUrls, findArxivId, parseArxivId } from './arxiv-id';

/** Any UTF-16 at all, half of it ASCII, lone surrogates included. */
const anyText = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff)), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));

describe('an arXiv id', () => {
  it.each([
    ['2406.11944', '2406.11944', null],
    ['2406.11944v2', '2406.11944', 2],
    [' arXiv:2406.11944v12 ', '2406.11944', 12],
    ['https://arxiv.org/abs/2406.11944', '2406.11944', null],
    ['http://www.arxiv.org/pdf/2406.11944v1.pdf', '2406.11944', 1],
    ['https://arxiv.org/pdf/2406.11944', '2406.11944', null],
    ['https://arxiv.org/html/2406.11944v3#S2', '2406.11944', 3],
    ['https://www.alphaxiv.org/abs/2406.11944', '2406.11944', null],
    ['https://huggingface.co/papers/2406.11944', '2406.11944', null],
    ['https://doi.org/10.48550/arXiv.2406.11944', '2406.11944', null],
    ['10.48550/arxiv.hep-th/9901001', 'hep-th/9901001', null],
    ['0704.0001', '0704.0001', null],
    ['1412.9999', '1412.9999', null],
    ['hep-th/9901001', 'hep-th/9901001', null],
    ['math.GT/0309136', 'math/0309136', null],
    ['https://arxiv.org/abs/quant-ph/0201082v1', 'quant-ph/0201082', 1],
    ['arxiv.org/abs/astro-ph/0601001?context=cs', 'astro-ph/0601001', null],
  ])('is read from %s', (text, id, version) => {
    expect(parseArxivId(text)).toEqual({ id, version });
  });

  it.each([
    '',
    '2406.1194',
    '1412.00001',
    '1501.0001',
    '0703.0001',
    '2413.00001',
    '2400.00001',
    '2406.00000',
    '2406.119441',
    '2406.11944v0',
    'cooking/9901001',
    'hep-th/0704001',
    'hep-th/9913001',
    'hep-th/9901000',
    '10.1000/2406.11944',
    'https://example.org/abs/2406.11944',
    'not 2406.11944 alone',
  ])('is not read from "%s"', (text) => {
    expect(parseArxivId(text)).toBeNull();
  });

  it('is found in a sentence that names it, and a bare number is not one', () => {
    expect(findArxivId('Extends arXiv:1707.08567v2, with proofs.')).toEqual({ id: '1707.08567', version: 2 });
    expect(findArxivId('See https://arxiv.org/abs/hep-th/9901001.')).toEqual({
      id: 'hep-th/9901001',
      version: null,
    });
    expect(findArxivId('We measured 2406.11944 units.')).toBeNull();
  });

  it('tells its month and its addresses', () => {
    expect(arxivMonth('2406.11944')).toBe('2024-06');
    expect(arxivMonth('hep-th/9901001')).toBe('1999-01');
    expect(arxivMonth('math/0309136')).toBe('2003-09');
    expect(arxivMonth('strip-mlp-1234abcd')).toBeNull();
    expect(arxivUrls('2406.11944').pdf).toBe('https://arxiv.org/pdf/2406.11944');
    expect(arxivDoi('2406.11944')).toBe('10.48550/arxiv.2406.11944');
  });

  it('survives any text, and what it returns it reads again', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = parseArxivId(text) ?? findArxivId(text);
        if (found) expect(parseArxivId(found.id)).toEqual({ id: found.id, version: null });
      }),
    );
  });
});
