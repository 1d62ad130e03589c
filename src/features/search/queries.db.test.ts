import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedTopics } from '@/features/topics/mutations';
import { db } from '@/lib/db';
import { createPaper } from '../../../tests/support/factories';
import { useTestDatabase } from '../../../tests/support/test-database';
import { searchPapers } from './queries';
import { QUERY_LENGTH, type SearchQuery, SORTS } from './schema';

useTestDatabase();

function search(text: string, given: Partial<SearchQuery> = {}) {
  return searchPapers({ text, sort: 'relevance', cursor: null, ...given });
}

async function titles(text: string, given: Partial<SearchQuery> = {}): Promise<string[]> {
  return (await search(text, given)).hits.map((hit) => hit.paper.titleText);
}

describe('a search', () => {
  it('finds papers by title, abstract, summary and author, in any form of the word', async () => {
    await createPaper({ titleText: 'Spiking networks' });
    await createPaper({ titleText: 'Two', abstractText: 'A network that spikes.' });
    await createPaper({ titleText: 'Three', summary: 'On spiked networks.' });
    await createPaper({
      titleText: 'Four',
      authors: { create: [{ position: 0, name: 'Erwin Schrödinger' }] },
    });
    expect((await titles('spikes network')).toSorted()).toEqual(['Spiking networks', 'Three', 'Two']);
    expect(await titles('schrodinger')).toEqual(['Four']);
    expect(await titles('"spiking elephants"')).toEqual([]);
  });

  it('that few papers answer in full goes on with those that have most of it, and says what they lack', async () => {
    for (const title of ['Owls and mice at night', 'Owls at night', 'Mice at night', 'Cats']) {
      await createPaper({ titleText: title });
    }
    const { hits, ...result } = await search('owls mice night');
    expect(result).toMatchObject({ total: 1, totalIsExact: true, relaxed: true });
    expect(hits.map(({ paper, lacking }) => [paper.titleText, lacking])).toEqual([
      ['Owls and mice at night', []],
      ...[
        ['Mice at night', ['owls']],
        ['Owls at night', ['mice']],
      ],
    ]);
    expect(await titles('owls mice "at night" -cats year:2025')).toEqual([]);
    expect(await search('owls elephants')).toMatchObject({ total: 0, relaxed: true });
    expect(await search('elephants')).toMatchObject({ total: 0, relaxed: false, hits: [] });
  });

  it('tells of each paper what found it, and the parts add up to its place', async () => {
    await createPaper({ titleText: 'Owls', abstractText: 'Owls hunt mice.', sourceUpvoteCount: 99 });
    await createPaper({ titleText: 'Mice', abstractText: 'An owl passes.' });
    const { hits } = await search('owls mice');
    const sums = hits.map(({ reasons, votesAdd }) =>
      reasons.reduce((sum, { value }) => sum + value, votesAdd),
    );
    expect(sums).toEqual(sums.toSorted((one, other) => other - one));
    expect(hits[0]).toMatchObject({ lacking: [], votesAdd: expect.closeTo(0.3, 5) });
    expect(hits[0]?.reasons.map(({ label }) => label).toSorted()).toEqual([
      'mice',
      'owls',
      'words side by side',
    ]);
    const [newest] = (await search('owls', { sort: 'newest' })).hits;
    expect(newest).toMatchObject({ reasons: [], votesAdd: 0 });
  });

  it('puts before the others what says it in the title, and what says it more', async () => {
    await createPaper({
      titleText: 'Once',
      abstractText: 'Owls and mice and cats and dogs and cows. Nothing else here.',
    });
    await createPaper({
      titleText: 'Often',
      abstractText: 'Owls and mice. Owls hunt. Owls sleep. Dogs and cats are here.',
    });
    await createPaper({
      titleText: 'Owls',
      abstractText: 'Owls and mice and cats and dogs and cows. Nothing else here.',
    });
    const found = await titles('owls');
    expect(found.toSorted()).toEqual(['Often', 'Once', 'Owls']);
    expect(found.at(-1)).toBe('Once');
  });

  it('keeps phrases, excludes, and offers alternatives', async () => {
    await createPaper({ titleText: 'Mixture of depths' });
    await createPaper({ titleText: 'Depths of a mixture' });
    await createPaper({ titleText: 'Spline networks' });
    expect(await titles('"mixture of depths"')).toEqual(['Mixture of depths']);
    expect(await titles('mixture -"mixture of depths"')).toEqual(['Depths of a mixture']);
    expect((await titles('"mixture of depths" OR splines')).toSorted()).toEqual([
      'Mixture of depths',
      'Spline networks',
    ]);
  });

  it('finds compounds however they are written', async () => {
    await createPaper({ titleText: 'Pre-training GPT-4' });
    await createPaper({ titleText: 'Pretraining GPT4' });
    await createPaper({ titleText: 'Pre training GPT 4' });
    for (const text of ['pretraining', 'pre-training', 'gpt-4', 'pre-training GPT-4']) {
      expect((await titles(text)).length, text).toBe(3);
    }
  });

  it('finds words between typographic quotation marks, dashes and slashes', async () => {
    await createPaper({
      titleText: 'Kolmogorov–Arnold networks',
      abstractText: 'The “MLP”—based image/text head…',
    });
    for (const text of ['arnold', 'mlp', 'based', 'text', 'kolmogorov-arnold', 'Kolmogorov–Arnold', 'head']) {
      expect(await titles(text), text).toHaveLength(1);
    }
  });

  it('of nothing finds nothing, and of stop words too', async () => {
    await createPaper({ titleText: 'The paper' });
    for (const text of ['', 'the', '!?', '"', '-', '-paper', 'the -paper', '…', '"the of"']) {
      const result = await search(text);
      expect(result, text).toMatchObject({ hits: [], total: 0, totalIsExact: true, nextCursor: null });
    }
  });

  it('shows what matched, and the abstract’s opening where only the title does', async () => {
    await createPaper({
      titleText: 'A <think> MLP \uE000',
      abstractText: 'Nothing here. It is about MLPs & x < y.',
    });
    await createPaper({ titleText: 'No abstract for MLPs' });
    const { hits } = await search('MLP');
    expect(hits.map((hit) => [hit.title, hit.excerpt])).toEqual(
      expect.arrayContaining([
        [
          [
            { text: 'A <think> ', marked: false },
            { text: 'MLP', marked: true },
            { text: ' \uE000', marked: false },
          ],
          [
            { text: 'It is about ', marked: false },
            { text: 'MLPs', marked: true },
            { text: ' & x < y.', marked: false },
          ],
        ],
        [
          [
            { text: 'No abstract for ', marked: false },
            { text: 'MLPs', marked: true },
          ],
          null,
        ],
      ]),
    );
  });
});

describe('a misspelt word', () => {
  it('is told how papers write it', async () => {
    for (let index = 0; index < 3; index++) await createPaper({ titleText: `Diffusion models ${index}` });
    expect((await search('difusion models')).suggestion).toBe('diffusion models');
    expect((await search('"difusion" year:2025')).suggestion).toBeNull();
    expect((await search('diffusion models')).suggestion).toBeNull();
    expect((await search('zyzzyva')).suggestion).toBeNull();
  });
});

describe('an identifier', () => {
  it('leads straight to its paper, under its old keys too', async () => {
    const { id } = await createPaper({
      titleText: 'Transcoders',
      arxivId: '2406.11944',
      key: '2406.11944',
      doi: '10.1234/abc(5)',
    });
    await db.paperAlias.create({ data: { key: 'hep-th/9901001', paperId: id } });
    for (const text of [
      '2406.11944',
      'arXiv:2406.11944v2',
      'https://arxiv.org/pdf/2406.11944',
      '10.1234/ABC(5)',
      'https://doi.org/10.48550/arXiv.2406.11944',
      'hep-th/9901001',
    ]) {
      expect(await search(text), text).toMatchObject({
        direct: '2406.11944',
        total: 1,
        hits: [{ paper: { id } }],
      });
    }
    expect(await search('2406.99999')).toMatchObject({ direct: null, hits: [] });
  });
});

describe('any query', () => {
  it('is answered, whatever it holds', async () => {
    await seedTopics();
    await createPaper({ titleText: 'Splines', abstractText: "It's about MLPs, a & b | c ! <-> 'x'." });
    const part = fc.oneof(
      fc.constantFrom(
        '"',
        "'",
        '-',
        ' ',
        '\\',
        '&',
        '|',
        '!',
        '<->',
        ':*',
        '(',
        ')',
        'OR',
        'MLP',
        'multi-layer ',
      ),
      fc.constantFrom(
        'splines',
        '\0',
        '😀',
        'ﷺ',
        '\u202E',
        '%',
        '_',
        '$1',
        '\uE000',
        '<b>',
        '/',
        'http://x.y/z',
      ),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    );
    const typed = fc
      .array(part, { maxLength: QUERY_LENGTH })
      .map((parts) => parts.join('').slice(0, QUERY_LENGTH));
    await fc.assert(
      fc.asyncProperty(typed, fc.constantFrom(...SORTS), async (text, sort) => {
        const { hits, total, relaxed } = await search(text, { sort });
        return relaxed || hits.length <= total;
      }),
      { numRuns: 150 },
    );
  });
});
