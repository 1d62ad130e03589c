import { describe, expect, it } from 'vitest';
import { dominantExpansions } from './dominant';

describe('what a short form stands for', () => {
  it('is the meaning most papers give, however they spell it', () => {
    expect(
      dominantExpansions([
        { expansion: 'Class Activation Map', papers: 2 },
        { expansion: 'class activation maps', papers: 5 },
        { expansion: 'coordinate-aware modulation', papers: 1 },
      ]),
    ).toEqual(['class activation maps', 'Class Activation Map']);
  });

  it('is open while no meaning clearly dominates, or only one paper says so', () => {
    expect(
      dominantExpansions([
        { expansion: 'mixture of experts', papers: 3 },
        { expansion: 'mixture of encoders', papers: 2 },
      ]),
    ).toEqual([]);
    expect(dominantExpansions([{ expansion: 'Kolmogorov-Arnold network', papers: 1 }])).toEqual([]);
    expect(dominantExpansions([])).toEqual([]);
  });
});
