import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageText } from './page-text';
import { isStorable, papersOf, parseText, rejectionsOf } from './testing';

const ABSTRACT =
  'We study how a small network learns to add. Our experiments show that it does so with a handful of features, ' +
  'which can be read off its weights. This holds for larger networks too.';
const OTHER =
  'Sorting is one of the oldest problems there are. In this paper, we present a network that sorts its input in ' +
  'place and demonstrate that it generalises to longer lists than it was trained on.';
const HEADER = [
  'new',
  'Get trending papers in your email inbox!',
  'Subscribe',
  'byAK and the research community',
  'Mar 14',
];

const page = (...paragraphs: string[]) => [...HEADER, ...paragraphs].join('\n\n');

/** Titles with their abstracts, after the rejections were seen to be none. */
async function read(text: string, options = {}) {
  const outcome = await parseText(pageText, text, options);
  expect(outcome.error).toBeNull();
  expect(rejectionsOf(outcome)).toEqual([]);
  return papersOf(outcome).map(({ title, abstract }) => [title, abstract]);
}

const PAIRS = [
  ['How a Network Learns to Add', ABSTRACT],
  ['Learning to Sort', OTHER],
];

describe('the text of a papers page', () => {
  it('gives titles with their abstracts, in the edition its header names, by its curators', async () => {
    const outcome = await parseText(pageText, page(...PAIRS.flat()));
    expect(outcome.items[0]).toEqual({ edition: { day: '2025-03-14', curators: ['AK'] } });
    expect(papersOf(outcome)).toMatchObject([
      {
        source: 'text',
        title: 'How a Network Learns to Add',
        abstract: ABSTRACT,
        asOf: new Date('2025-03-14T00:00:00Z'),
        editions: [{ day: '2025-03-14', submittedBy: null }],
      },
      { title: 'Learning to Sort' },
    ]);
  });

  it('goes into the day asked for; without one and without a date, into that of today', async () => {
    const day = async (text: string, options = {}) =>
      papersOf(await parseText(pageText, text, options))[0]?.editions[0]?.day;
    expect(await day(page(...PAIRS.flat()), { day: '2025-05-05' })).toBe('2025-05-05');
    expect(await day(PAIRS.flat().join('\n'))).toBe('2026-11-24');
  });

  it('names several curators, or none', async () => {
    const notes = async (line: string) =>
      (await parseText(pageText, `${line}\n\n${PAIRS.flat().join('\n\n')}`)).items.filter(
        (item) => 'edition' in item,
      );
    expect(await notes('by AK, Ada Lovelace and the research community')).toMatchObject([
      { edition: { curators: ['AK', 'Ada Lovelace'] } },
    ]);
    expect(await notes('by the research community')).toEqual([]);
  });

  it('may have Windows line ends and lack blank lines', async () => {
    expect(await read(page(...PAIRS.flat()).replaceAll('\n', '\r\n'))).toEqual(PAIRS);
    expect(await read(page(...PAIRS.flat()).replaceAll('\n\n', '\n'))).toEqual(PAIRS);
    expect(await read([...HEADER, ...PAIRS.flat()].join('\n \t\n\n\n'))).toEqual(PAIRS);
  });

  it('may have counters, buttons and captions anywhere', async () => {
    const around = [
      '12',
      '1.2k',
      '3 authors',
      '·3 authors',
      'Upvote 12',
      'GitHub 123',
      'arXiv Page',
      'View all',
      '·',
    ];
    const captions = [
      '0:32',
      'Thumbnail for the paper',
      'Your browser does not support the video tag.',
      'figure.png',
    ];
    const labels = [
      'Papers',
      'Daily Papers',
      'Trending Papers',
      'Search',
      'Previous',
      'Next',
      '3 days ago',
      '★',
    ];
    for (const line of [...around, ...captions, ...labels, '·3 authors·Published on Mar 14·12 comments']) {
      const [first = [], second = []] = PAIRS;
      expect([
        line,
        await read(page(line, first[0] ?? '', line, first[1] ?? '', line, ...second, line)),
      ]).toEqual([line, PAIRS]);
    }
  });

  it('says who put a paper forward, behind it or before it, and when it was published', async () => {
    const who = async (...paragraphs: string[]) =>
      papersOf(await parseText(pageText, page(...paragraphs))).map(
        (paper) => paper.editions[0]?.submittedBy?.name,
      );
    const [[a = '', b = ''] = [], [c = '', d = ''] = []] = PAIRS;
    expect(await who(a, b, '·Submitted by ada on Mar 17', c, d, 'Submitted by', 'mary')).toEqual([
      'ada',
      'mary',
    ]);
    expect(await who('Submitted by', 'ada', '12', a, b, 'Submitted by mary', c, d)).toEqual(['ada', 'mary']);
    const [first, second] = papersOf(
      await parseText(pageText, page(a, b, 'Published on Oct 23, 2024', c, d, 'Published on Oct 23')),
    );
    expect(first?.publishedAt).toEqual({ at: new Date('2024-10-23T00:00:00Z'), precision: 'day' });
    expect(second?.publishedAt).toBeNull();
  });

  it('may have an abstract of two paragraphs, or of one line', async () => {
    const second = 'Our code is available at https://github.com/a/b.';
    expect(
      await read(page('How a Network Learns to Add', ABSTRACT, second, 'Learning to Sort', OTHER)),
    ).toEqual([
      ['How a Network Learns to Add', `${ABSTRACT}\n\n${second}`],
      ['Learning to Sort', OTHER],
    ]);
    const short = 'We show that networks add.';
    expect(await read(page('How a Network Learns to Add', short, 'Learning to Sort', OTHER))).toEqual([
      ['How a Network Learns to Add', short],
      ['Learning to Sort', OTHER],
    ]);
  });

  it('may have titles without abstracts, or nothing but titles', async () => {
    expect(
      await read(page('How a Network Learns to Add', 'Learning to Sort', OTHER, 'A Survey of Engines')),
    ).toEqual([
      ['How a Network Learns to Add', null],
      ['Learning to Sort', OTHER],
      ['A Survey of Engines', null],
    ]);
    const titles = [
      'How a Network Learns to Add',
      'Learning to Sort',
      'A Survey of Engines',
      'Engines: A Retrospective',
    ];
    expect(await read(page(...titles).replaceAll('\n\n', '\n'))).toEqual(
      titles.map((title) => [title, null]),
    );
  });

  it('may have titles that look like sentences', async () => {
    for (const title of [
      'Attention is all you need.',
      'Attention Is All You Need!',
      'Do we need attention?',
      'That was fast! Networks that add.',
      'Mamba',
      'γ-MoD: a mixture of depths',
      't-SNE and what it does not show',
    ]) {
      const expected = [
        ['Learning to Sort', OTHER],
        [title, ABSTRACT],
        ['A Survey of Engines', OTHER],
      ];
      expect(await read(page(...(expected.flat() as string[])))).toEqual(expected);
    }
  });

  it('may have abstracts that were wrapped to a width', async () => {
    const wrapped = ABSTRACT.replace(/(.{60,75}) /g, '$1\n');
    expect(await read(page('How a Network Learns to Add', wrapped, 'Learning to Sort', OTHER))).toEqual(
      PAIRS,
    );
  });

  it('may be several pages, each with its own edition', async () => {
    const second = page('Learning to Sort', OTHER).replace('Mar 14', 'Mar 17').replace('byAK', 'by Ada');
    const { items } = await parseText(
      pageText,
      `${page('How a Network Learns to Add', ABSTRACT)}\n\n${second}`,
    );
    expect(items).toMatchObject([
      { edition: { day: '2025-03-14', curators: ['AK'] } },
      { paper: { editions: [{ day: '2025-03-14' }] } },
      { edition: { day: '2026-03-17', curators: ['Ada'] } },
      { paper: { editions: [{ day: '2026-03-17' }] } },
    ]);
  });

  it('has what belongs to nothing rejected, with its text', async () => {
    const outcome = await parseText(pageText, page(ABSTRACT, 'Learning to Sort', 'NVIDIA', OTHER));
    expect(rejectionsOf(outcome)).toEqual([
      { index: 0, reason: 'text before the first title', rawText: ABSTRACT },
      { index: 1, reason: 'neither a title nor a part of an abstract', rawText: 'NVIDIA' },
    ]);
    expect(papersOf(outcome)).toMatchObject([{ title: 'Learning to Sort', abstract: OTHER }]);
  });

  it('has a paper over a limit rejected, not cut, and the next one read', async () => {
    const endless = `${ABSTRACT} `.repeat(300);
    const outcome = await parseText(
      pageText,
      page('How a Network Learns to Add', endless, 'Learning to Sort', OTHER),
    );
    expect(rejectionsOf(outcome)).toMatchObject([{ reason: expect.stringMatching(/^abstract: Too big/) }]);
    expect(papersOf(outcome)).toMatchObject([{ title: 'Learning to Sort' }]);
  });

  it('of any shape never makes the parser throw, and reads the same however it is cut', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(
        ...HEADER,
        ...PAIRS.flat(),
        '12',
        'Submitted by',
        '·3 authors',
        'Published on Mar 14',
        'NVIDIA',
      ),
    );
    const separator = fc.constantFrom('\n', '\n\n', '\r\n', '\r\n\r\n', ' ');
    const text = fc
      .array(fc.tuple(piece, separator), { maxLength: 30 })
      .map((parts) => parts.flat().join(''));
    const lengths = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(text, lengths, async (body, cuts) => {
        const whole = await parseText(pageText, body);
        expect(await parseText(pageText, body, { lengths: cuts })).toEqual(whole);
        expect(whole.error).toBeNull();
        expect(isStorable(whole)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
