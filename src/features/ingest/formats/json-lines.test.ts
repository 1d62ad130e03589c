import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitJsonLines } from './json-lines';
import { splitLines } from './lines';
import { beginning, KEPT_LENGTH, MAX_ELEMENT_LENGTH } from './raw-element';
import { chunksOf, collect, LONE_SURROGATE } from './testing';

const lines = async (text: string, lengths?: number[]) =>
  (await collect(splitJsonLines(chunksOf(text, lengths)))).items;

describe('the lines of JSON Lines', () => {
  it('end with LF or CRLF, the last one without if need be; blank ones are skipped', async () => {
    const found = await lines('{"a":1}\r\n\n \t\r\n{"é":2}\n{"b":3}');
    expect(found).toMatchObject([
      { raw: '{"a":1}', line: 1, offset: 0 },
      { raw: '{"é":2}', line: 4, offset: 14 },
      { raw: '{"b":3}', line: 5, offset: 23 },
    ]);
  });

  it('that are too long are kept in part, with a note, and the next ones are read', async () => {
    const [long, next] = await lines(`${'x'.repeat(MAX_ELEMENT_LENGTH + 1)}\nnext`, [999_983]);
    expect(long?.raw).toHaveLength(KEPT_LENGTH);
    expect(long?.problem).toMatch(/longer than 4194304 characters; only its first 65536 characters are kept/);
    expect(next).toMatchObject({ raw: 'next', problem: null });
    expect((await lines('x'.repeat(MAX_ELEMENT_LENGTH)))[0]?.problem).toBeNull();
  });

  it('are those of the text, wherever it is cut', async () => {
    const text = fc
      .array(fc.constantFrom('\n', '\r\n', '\r', 'a', '🦙', ' '), { maxLength: 40 })
      .map((all) => all.join(''));
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (body, length) => {
        const { items } = await collect(splitLines(chunksOf(body, [length])));
        const expected = body.split('\n').map((line) => line.replace(/\r$/, ''));
        if (body === '' || body.endsWith('\n')) expected.pop();
        expect(items.map((item) => item.raw)).toEqual(expected);
      }),
    );
  });
});

describe('the beginning of a text', () => {
  it('never ends within a character', () => {
    expect(beginning('ab🦙', 3)).toBe('ab');
    expect(beginning('ab🦙', 4)).toBe('ab🦙');
    expect(beginning('🦙🦙', 3)).not.toMatch(LONE_SURROGATE);
  });
});
