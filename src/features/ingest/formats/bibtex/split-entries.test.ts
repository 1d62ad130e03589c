import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../../../tests/support/any-text';
import { MAX_ELEMENT_LENGTH, MAX_NESTING } from '../raw-element';
import { chunksOf, collect } from '../testing';
import { splitEntries } from './split-entries';

const split = (text: string, lengths: number[] = []) => collect(splitEntries(chunksOf(text, lengths)));
const cut = async (text: string) => (await split(text)).items.map(({ raw, problem }) => ({ raw, problem }));
const whole = (raw: string) => ({ raw, problem: null });

describe('the entries of a BibTeX file', () => {
  it('are cut by their brackets, with their place; text between them is a comment', async () => {
    const text =
      'Mail me@example.org\r\n@Article{é, title = {A {B} "}}\r\n\r\n@string ( x = "a) {)}" ), @misc\n{c,}';
    for (const lengths of [[], [1], [2, 3], [7]]) {
      const { items } = await split(text, lengths);
      expect(items.map(({ raw, type, line, offset }) => ({ raw, type, line, offset }))).toEqual([
        { raw: '@Article{é, title = {A {B} "}}', type: 'article', line: 2, offset: 21 },
        { raw: '@string ( x = "a) {)}" )', type: 'string', line: 4, offset: 56 },
        { raw: '@misc\n{c,}', type: 'misc', line: 4, offset: 82 },
      ]);
      expect(items.every(({ problem }) => problem === null)).toBe(true);
    }
  });

  it('that are never closed do not swallow the next', async () => {
    const open = '@article{a,\n  title = {Open,\n}\n\n';
    expect(await cut(`${open}  @book{b, title = {Whole}}`)).toEqual([
      { raw: `${open}  `, problem: 'line 1: it is never closed: another begins in line 5' },
      whole('@book{b, title = {Whole}}'),
    ]);
    expect(await cut('\n@article{a, title = "Cut of')).toEqual([
      { raw: '@article{a, title = "Cut of', problem: 'line 2: it is never closed: the file ends within it' },
    ]);
    expect(await cut('@article{a, title = {x}\n@boo')).toMatchObject([
      { raw: '@article{a, title = {x}\n@boo' },
    ]);
  });

  it('may hold an "@" in a text, also at the beginning of a line', async () => {
    for (const text of ['x @article{y}', 'x\n@annotation{y}', 'x\n@ article', 'x\n@@book']) {
      expect(await cut(`@misc{a, title = {${text}}}`)).toEqual([whole(`@misc{a, title = {${text}}}`)]);
    }
  });

  it('that a bracket too many closes early are told by the field behind it', async () => {
    const early = '@article{a, title = {x}},\n  year = 2020\n}\n';
    expect(await cut(`${early}@book{b,}`)).toEqual([
      { raw: early, problem: 'line 1: a bracket too many closes it before its last field' },
      whole('@book{b,}'),
    ]);
    expect(await cut('@a{b, c = 1}},\n@a{d,}\n}')).toEqual([whole('@a{b, c = 1}'), whole('@a{d,}')]);
    expect(await cut('@a{b, c = 1}, and a remark.')).toMatchObject([{ problem: expect.any(String) }]);
    expect(await cut('@a{b, c = 1} and, a remark')).toEqual([whole('@a{b, c = 1}')]);
  });

  it('are out of use within a @comment', async () => {
    expect(await cut('@comment{\n@article{a, title = {x}}\n}@misc{b,}')).toEqual([
      whole('@comment{\n@article{a, title = {x}}\n}'),
      whole('@misc{b,}'),
    ]);
    expect(await cut('@comment without braces\n@misc{b,}')).toEqual([whole('@misc{b,}')]);
  });

  it('may be as long and nest as deep as is allowed', async () => {
    const long = `@misc{a, title = {${'x'.repeat(MAX_ELEMENT_LENGTH)}}}\n@misc{b,}`;
    const { items } = await split(long, [65_536]);
    expect(items[0]?.problem).toMatch(/^line 1: longer than 4194304 characters; only its first 65536/);
    expect(items[1]).toMatchObject(whole('@misc{b,}'));
    const deep = `@misc{a, title = ${'{'.repeat(MAX_NESTING)}${'}'.repeat(MAX_NESTING)}}`;
    expect((await split(deep)).items[0]?.problem).toMatch(/nested deeper than 64 levels/);
  });

  it('of any text at all are the same however it is cut', async () => {
    const piece = fc.constantFrom(
      '@article{',
      '@string(',
      '@comment{',
      '\n@book{',
      '@',
      '}',
      '}',
      '{',
      ')',
      '"',
      ',',
      'a',
      ' = ',
      '\n',
      '\r\n',
    );
    const text = fc.array(fc.oneof({ weight: 5, arbitrary: piece }, anyText), { maxLength: 20 });
    const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(text, lengths, async (parts, cuts) => {
        const body = parts.join('');
        expect(await split(body, cuts)).toEqual(await split(body));
      }),
      { numRuns: 500 },
    );
  });
});
