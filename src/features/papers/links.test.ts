import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyLink, findLinks, linkKey } from './links';
import { cleanText } from './tex-text';
import { findAddresses, webUrl } from './web-address';

/** Any UTF-16 at all, half of it ASCII, lone surrogates included. */
const anyText = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff)), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));

const urls = (text: string) => findLinks(cleanText(text)).map(({ url }) => url);

describe('the links of a text', () => {
  it.each([
    [
      'Code: https://github.com/jacobdunefsky/transcoder_circuits.',
      ['https://github.com/jacobdunefsky/transcoder_circuits'],
    ],
    [
      'https://github.com/Med-Process/Strip_MLP{https://github.com/Med-Process/Strip\\_MLP}.',
      ['https://github.com/Med-Process/Strip_MLP'],
    ],
    ['(see http://www.github.com/a/b.git), and github.com/A/B/tree/main', ['https://github.com/a/b']],
    [
      'at github.com/hynnsk/SelectiveCL. Data at hf.co/datasets/o/n.',
      ['https://github.com/hynnsk/SelectiveCL', 'https://huggingface.co/datasets/o/n'],
    ],
    ['available at treegrpo.github.io.', ['https://treegrpo.github.io']],
    ['[kwanyun.github.io/page](kwanyun.github.io/page).', ['https://kwanyun.github.io/page']],
    [
      '“https://x.org/a_(b)” and <https://y.org/c>, "https://z.org/d"',
      ['https://x.org/a_(b)', 'https://y.org/c', 'https://z.org/d'],
    ],
    ['our \\href{https://github.com/o/n}{https://github.com/o/n}.', ['https://github.com/o/n']],
    ['https://arxiv.org/abs/2406.11944 and https://doi.org/10.1000/x', []],
    ['mail me@github.com/x or e.g. nothing, http://localhost/a, http://user:pw@x.org/, ftp://x.org', []],
    ['We use GitHub.com as a source', []],
  ])('are found clean and once: %s', (text, expected) => {
    expect(urls(text)).toEqual(expected);
  });

  it('are safe and absolute, whatever came in', { timeout: 60_000 }, () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'http://',
        'https://',
        'www.',
        'github.com/',
        'a.github.io',
        '/',
        '.',
        ')',
        '(',
        '#',
        '?',
        '%',
        '"',
        '<',
        'javascript:',
        '@',
        ':',
        '\ud800',
        'é',
      ),
      anyText,
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        for (const { url, kind } of findLinks(text)) {
          expect(url).toMatch(/^https?:\/\/[a-z0-9.-]+(?::\d+)?(?:[/?#][^\s<>"{}\\^`|]*)?$/);
          expect(new URL(url).username).toBe('');
          expect(classifyLink(url, { kind })?.url).toBe(url);
        }
        for (const { start, end } of findAddresses(text)) expect(end).toBeGreaterThan(start);
        classifyLink(text);
      }),
    );
  });

  it.each([
    'http://',
    'https://a.b/',
    'www.',
    'github.com/a/',
    '(',
    'a.github.io',
    'http://x.org/(',
    ')',
    'a-',
    '](',
    'https://x.org/a) ',
  ])('take time in proportion to the text: %s', (piece) => {
    const started = performance.now();
    findLinks(piece.repeat(Math.ceil(200_000 / piece.length)));
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});

describe('a link', () => {
  it.each([
    [
      'https://github.com/RAIVNLab/MRL/tree/main/x#readme',
      'code',
      'https://github.com/RAIVNLab/MRL',
      'RAIVNLab',
      'MRL',
    ],
    ['https://github.com/ibm/tsfm/#notebooks-links', 'code', 'https://github.com/ibm/tsfm', 'ibm', 'tsfm'],
    ['http://www.github.com/o/n.git', 'code', 'https://github.com/o/n', 'o', 'n'],
    ['https://github.com/DFIR-Metric', 'code', 'https://github.com/DFIR-Metric', 'DFIR-Metric', null],
    ['https://github.com/orgs/o/repositories', 'code', 'https://github.com/o', 'o', null],
    ['https://raw.githubusercontent.com/o/n/main/README.md', 'code', 'https://github.com/o/n', 'o', 'n'],
    [
      'https://gitlab.com/group/sub/project/-/tree/main',
      'code',
      'https://gitlab.com/group/sub/project',
      'group/sub',
      'project',
    ],
    ['https://gitlab.inria.fr/o/n', 'code', 'https://gitlab.inria.fr/o/n', 'o', 'n'],
    ['https://bitbucket.org/o/n/src/master/', 'code', 'https://bitbucket.org/o/n', 'o', 'n'],
    ['https://lamo2023.github.io', 'project', 'https://lamo2023.github.io', null, null],
    [
      'https://huggingface.co/datasets/o/n/viewer',
      'dataset',
      'https://huggingface.co/datasets/o/n',
      'o',
      'n',
    ],
    [
      'https://hf.co/PowerInfer/Small-4B',
      'model',
      'https://huggingface.co/PowerInfer/Small-4B',
      'PowerInfer',
      'Small-4B',
    ],
    ['https://huggingface.co/spaces/o/n', 'project', 'https://huggingface.co/spaces/o/n', 'o', 'n'],
    [
      'https://huggingface.co/docs/transformers/main/en/model_doc/patchtsmixer',
      'documentation',
      'https://huggingface.co/docs/transformers/main/en/model_doc/patchtsmixer',
      null,
      null,
    ],
    ['https://youtu.be/8VWZXpERR18', 'video', 'https://youtu.be/8VWZXpERR18', null, null],
    ['https://x.readthedocs.io/en/latest', 'documentation', 'https://x.readthedocs.io/en/latest', null, null],
    ['https://aka.ms/BLURB', 'project', 'https://aka.ms/BLURB', null, null],
    [
      'https://github.com/\nFighting/NeuroAda.git',
      'code',
      'https://github.com/Fighting/NeuroAda',
      'Fighting',
      'NeuroAda',
    ],
    ['https://doi.org/10.5281/zenodo.123', 'dataset', 'https://doi.org/10.5281/zenodo.123', null, null],
    ['https://zenodo.org/records/123', 'dataset', 'https://zenodo.org/records/123', null, null],
    ['https://anonymous.4open.science/r/X-1', 'code', 'https://anonymous.4open.science/r/X-1', null, null],
  ])('is known by its address: %s', (address, kind, url, owner, name) => {
    expect(classifyLink(address)).toMatchObject({ kind, url, owner, name });
  });

  it('is what its source or its sentence says, where the address does not tell', () => {
    expect(classifyLink('https://x.org/y', { kind: 'code' })?.kind).toBe('code');
    expect(classifyLink('https://github.com/o/n', { kind: 'project' })?.kind).toBe('code');
    expect(classifyLink('https://x.org/y', { words: 'The documentation is at' })?.kind).toBe('documentation');
  });

  it('is none where it leads to the paper itself, or nowhere', () => {
    for (const address of [
      'https://arxiv.org/abs/2606.26740',
      'https://huggingface.co/papers/2606.26740',
      'https://doi.org/10.1/x',
      'github',
      'javascript:alert(1)',
      '/papers',
      '',
    ]) {
      expect(classifyLink(address, { kind: 'project' })).toBeNull();
    }
    expect(webUrl('HTTPS://Example.ORG/Path')).toBe('https://example.org/Path');
  });

  it('is the same place whatever its case, scheme and last slash', () => {
    expect(linkKey('https://GitHub.com/A/B/')).toBe(linkKey('http://www.github.com/a/b'));
  });
});
