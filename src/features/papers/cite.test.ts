import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtex, bibtexList, type Citable, citationKey } from './cite';

/** Any UTF-16 at all, half of it ASCII, lone surrogates included. */
const anyText = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff)), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));

const paper: Citable = {
  key: '2406.11944',
  arxivId: '2406.11944',
  doi: '10.48550/arxiv.2406.11944',
  title: 'Transcoders Find Interpretable LLM Feature Circuits',
  titleText: 'Transcoders Find Interpretable LLM Feature Circuits',
  authors: ['Jacob Dunefsky', 'Lovisa Hagström', 'ATLAS Collaboration'],
  publishedAt: new Date('2024-06-17T12:00:00Z'),
  publishedPrecision: 'instant',
  primaryCategory: 'cs.LG',
  abstractText: 'A key goal.',
  journalRef: null,
};

describe('a BibTeX entry', () => {
  it('is what arXiv gives, with names in Unicode and capitals kept', () => {
    expect(bibtex(paper)).toBe(`@misc{dunefsky2024transcoders,
  title = {Transcoders Find Interpretable {LLM} Feature Circuits},
  author = {Jacob Dunefsky and Lovisa Hagström and {ATLAS Collaboration}},
  year = {2024},
  month = jun,
  eprint = {2406.11944},
  archivePrefix = {arXiv},
  primaryClass = {cs.LG},
  doi = {10.48550/arxiv.2406.11944},
  url = {https://arxiv.org/abs/2406.11944},
}
`);
  });

  it('escapes what LaTeX would read, and keeps mathematics', () => {
    const title = '$\\gamma$-MoD: 50% of {A, b} & C_1 for \\$5';
    expect(bibtex({ ...paper, title })).toContain(
      'title = {{$\\gamma$-MoD:} 50\\% of {\\textbraceleft{}A,} b\\textbraceright{} \\& C\\_1 for \\$5}',
    );
  });

  it('leaves out what is not known', () => {
    const bare = {
      ...paper,
      arxivId: null,
      doi: null,
      authors: [],
      publishedAt: null,
      primaryCategory: null,
    };
    expect(bibtex(bare)).toBe(
      '@misc{transcoders,\n  title = {Transcoders Find Interpretable {LLM} Feature Circuits},\n}\n',
    );
    expect(bibtex({ ...paper, publishedPrecision: 'year' })).not.toContain('month');
  });

  it('has a key that no other entry of a list has, the same in every list of both', () => {
    const other = {
      ...paper,
      key: 'hep-th/9901001',
      title: 'Transcoders again',
      titleText: 'Transcoders again',
    };
    expect(bibtexList([paper, other]).match(/@misc\{[^,]+/g)).toEqual([
      '@misc{dunefsky2024transcoders-2406.11944',
      '@misc{dunefsky2024transcoders-hep-th-9901001',
    ]);
    expect(citationKey({ ...paper, authors: ['王伟'], titleText: '深度' })).toBe('paper2024');
  });

  it('has balanced braces and no bare special character, whatever it is of', { timeout: 60_000 }, () => {
    const text = fc.oneof(anyText, fc.stringMatching(/^[\\{}$%&#_^~a$]*$/));
    fc.assert(
      fc.property(text, text, (title, name) => {
        const entry = bibtex({
          ...paper,
          title,
          titleText: title,
          authors: [name],
          journalRef: title,
          doi: `10.1000/${title}`,
        });
        expect(braces(entry)).toBe('balanced');
        expect(entry).toMatch(/^@misc\{[a-z][a-z0-9]*,\n/);
      }),
    );
  });
});

function braces(text: string): 'balanced' | 'unbalanced' {
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth < 0) return 'unbalanced';
  }
  return depth === 0 ? 'balanced' : 'unbalanced';
}
