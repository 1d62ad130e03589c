import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ingest } from '@/features/ingest/run';
import { seedTopics } from '@/features/topics/mutations';
import { useTestDatabase } from '../../../tests/support/test-database';
import { searchPapers } from './queries';
import { parseSearch } from './schema';

const SEED = `${process.env.SHARED_DIR ?? '../shared'}/data/seed/papers-search-mlp.txt`;
const MLP = /\bMLPs?(?![a-z])|\bmulti[-\s]?layer\s+perceptrons?\b/i;
const MLLM = /\bMLLMs?(?![a-z])|\bmulti-?modal\s+(?:large\s+language\s+models?|LLMs?)\b/i;

useTestDatabase({ keep: true });

type SeedPaper = { title: string; abstract: string };

/** Five header lines, then pairs of title and abstract. */
function readSeed(): SeedPaper[] {
  const lines = readFileSync(SEED, 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(5);
  return lines.flatMap((title, index) =>
    index % 2 === 0 ? [{ title, abstract: lines[index + 1] ?? '' }] : [],
  );
}

async function titlesFound(text: string): Promise<string[]> {
  const titles: string[] = [];
  let cursor: string | null = null;
  do {
    const result = await searchPapers({ text, sort: 'relevance', cursor });
    titles.push(...result.hits.map((hit) => hit.paper.titleText));
    cursor = result.nextCursor;
  } while (cursor);
  return titles.toSorted();
}

describe.skipIf(!existsSync(SEED))(
  'a search of the 63 seed papers (skipped where the shared data is absent)',
  () => {
    const papers = existsSync(SEED) ? readSeed() : [];
    const titlesWith = (pattern: RegExp) =>
      papers
        .filter(({ title, abstract }) => pattern.test(`${title}\n${abstract}`))
        .map(({ title }) => title)
        .toSorted();

    beforeAll(async () => {
      await seedTopics();
      const lines = papers.map((paper) => `${JSON.stringify({ broadsheet: 1, ...paper })}\n`);
      const body = (async function* () {
        yield Buffer.from(lines.join(''));
      })();
      expect((await ingest({ body, via: 'api' })).rejections).toEqual([]);
    });

    it.each(['MLP', 'mlps', 'multi-layer perceptron', 'multilayer perceptrons', 'Multi Layer Perceptron'])(
      'for %s finds every paper that says so in any way, and no other',
      async (text) => {
        const expected = titlesWith(MLP);
        expect(expected.length).toBeGreaterThan(25);
        expect(await titlesFound(text)).toEqual(expected);
      },
    );

    it.each(['MLLM', 'MLLMs'])(
      'for %s finds every paper that says so in any way, and no other',
      async (text) => {
        const expected = titlesWith(MLLM);
        expect(expected.length).toBeGreaterThan(8);
        expect(await titlesFound(text)).toEqual(expected);
      },
    );

    // These are also words that may stand apart.
    it.each(['multi-modal large language models', 'multimodal LLM'])(
      'for %s finds every paper that says so in any way, before any other',
      async (text) => {
        const expected = titlesWith(MLLM);
        const { hits } = await searchPapers({ text, sort: 'relevance', cursor: null });
        const found = hits.map(({ paper }) => paper.titleText);
        expect(found.slice(0, expected.length).toSorted()).toEqual(expected);
      },
    );

    it('puts papers first whose title says it', async () => {
      const { hits } = await searchPapers(parseSearch(new URLSearchParams({ q: 'MLP' })));
      expect(hits.slice(0, 5).every(({ title }) => title.some((piece) => piece.marked))).toBe(true);
    });
  },
);
