import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageText } from './page-text';
import { papersOf, parseText, realData, rejectionsOf } from './testing';

const folder = realData('seed');

describe.skipIf(!folder)('the seed page', () => {
  const text = folder ? readFileSync(path.join(folder, 'papers-search-mlp.txt'), 'utf8') : '';
  const [header, pairs] = [text.split(/\n+/).slice(0, 5), text.split(/\n+/).slice(5)];
  const papers = pairs.flatMap((title, at) =>
    at % 2 === 0 ? [{ title, abstract: pairs[at + 1] ?? '' }] : [],
  );

  it('gives 63 papers with their abstracts and rejects nothing', async () => {
    const outcome = await parseText(pageText, text);
    expect(papersOf(outcome).map(({ title, abstract }) => ({ title, abstract }))).toEqual(papers);
    expect(rejectionsOf(outcome)).toEqual([]);
    expect(papers).toHaveLength(63);
  });

  it('gives exactly its 63 titles however it is mangled', async () => {
    const furniture = [
      '12',
      '3 authors',
      '·3 authors',
      'Published on Mar 14',
      '·Submitted by ada',
      'GitHub 1.2k',
      'Upvote',
    ];
    const change = fc.record({
      abstract: fc.constantFrom('whole', 'whole', 'whole', 'split', 'split', 'dropped', 'short'),
      at: fc.nat(20),
      furniture: fc.array(fc.constantFrom(...furniture), { maxLength: 2 }),
      separators: fc.array(fc.constantFrom('\n', '\n\n', '\n\n\n'), { minLength: 8, maxLength: 8 }),
    });
    const changes = fc.array(change, { minLength: 63, maxLength: 63 });
    await fc.assert(
      fc.asyncProperty(changes, fc.boolean(), async (list, isWindows) => {
        const body = papers.flatMap(({ title, abstract }, index) => {
          const {
            abstract: kind,
            at,
            furniture,
            separators,
          } = list[index] ?? { abstract: 'whole', at: 0, furniture: [], separators: [] };
          const lines = [title, ...furniture, ...mangled(abstract, kind, at), ...furniture];
          return lines.map((line, turn) => line + (separators[turn % 8] ?? '\n'));
        });
        const mangledText = `${header.join('\n')}\n${body.join('')}`;
        const outcome = await parseText(
          pageText,
          isWindows ? mangledText.replaceAll('\n', '\r\n') : mangledText,
        );
        expect(papersOf(outcome).map((paper) => paper.title)).toEqual(papers.map((paper) => paper.title));
        expect(rejectionsOf(outcome)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});

/** An abstract in two at the end of a sentence, dropped, or only its first sentence. */
function mangled(abstract: string, kind: string, at: number): string[] {
  if (kind === 'dropped') return [];
  const sentences = abstract.split(/(?<=[^.]\w[.?!]) (?=[A-Z])/);
  if (kind === 'short') return sentences.slice(0, 1);
  if (kind === 'whole' || sentences.length < 2) return [abstract];
  const cut = 1 + (at % (sentences.length - 1));
  return [sentences.slice(0, cut).join(' '), sentences.slice(cut).join(' ')];
}
