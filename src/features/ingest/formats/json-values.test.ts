import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitJsonValues } from './json-values';
import { KEPT_LENGTH, MAX_ELEMENT_LENGTH } from './raw-element';
import { chunksOf, collect, isStorable } from './testing';

const isRecordKey = (key: string) => key === 'id' || key === 'title';

const split = (text: string, lengths?: number[]) =>
  collect(splitJsonValues(chunksOf(text, lengths), isRecordKey));

async function raws(text: string): Promise<string[]> {
  const { items, error } = await split(text);
  expect(error).toBeNull();
  return items.map((item) => item.raw);
}

describe('the elements of a JSON body', () => {
  it('are those of an array, as they are written', async () => {
    expect(await raws('[{"a": [1, "]"]} ,\n "x\\"y" , -1.5e3,null,[ ] ]')).toEqual([
      '{"a": [1, "]"]}',
      '"x\\"y"',
      '-1.5e3',
      'null',
      '[ ]',
    ]);
    expect(await raws(' [ ] \n')).toEqual([]);
    expect(await raws('')).toEqual([]);
  });

  it('are those of the first array in an envelope, which says what came before it', async () => {
    const { items } = await split('{"date": "2025-01-10", "data": [{"id": 1}, 2], "more": [3], "end": "}"}');
    expect(items.map((item) => item.raw)).toEqual(['{"id": 1}', '2']);
    expect(items[0]?.envelope).toEqual({ date: '2025-01-10', data: null });
  });

  it('are a single object when it has a key of a record before its first array', async () => {
    const record = '{"id": "a", "authors": [{"name": "b"}], "title": "c"}';
    expect(await raws(record)).toEqual([record]);
    expect(await raws('{"status": "none", "nested": {"list": [1]}}')).toHaveLength(1);
  });

  it('may come as several values one after another', async () => {
    expect(await raws('{"id": 1}\n{"id": 2}\n[3, 4] {"data": [5]}')).toEqual([
      '{"id": 1}',
      '{"id": 2}',
      '3',
      '4',
      '5',
    ]);
  });

  it('know their line and byte', async () => {
    const { items } = await split('[\n"é🦙",\r\n  {"id": 1}]', [1]);
    expect(items).toMatchObject([
      { line: 2, offset: 2 },
      { line: 3, offset: 15 },
    ]);
  });

  it('that are broken inside are handed on, and the next ones too', async () => {
    expect(await raws('[{"a": nope}, {"b": }, tru, {"a": 1]]')).toEqual([
      '{"a": nope}',
      '{"b": }',
      'tru',
      '{"a": 1]',
    ]);
  });

  it('that end too early are told with their place, after all before them', async () => {
    const { items, error } = await split('[{"id": 1},\n{"id": 2},\n{"id": "tr');
    expect(items).toHaveLength(2);
    expect(error).toMatchObject({ line: 3, offset: 33 });
    expect(error?.message).toMatch(/ends too early within the element that begins in line 3/);
    expect((await split('[1, 2')).error?.message).toMatch(/too early/);
    expect((await split('{"data": [1], "x')).items).toHaveLength(1);
  });

  it('with broken structure between them stop the reading there', async () => {
    for (const text of ['[1,\n,2]', '[1\n{}]', '[1,\n]', '[\n:1]', '[1]\nx', '[]\n]']) {
      expect((await split(text)).error).toMatchObject({ line: 2 });
    }
    expect((await split('hello')).error).toMatchObject({ line: 1, offset: 0 });
  });

  it('that are too long or too deep say so, and the next ones are read', async () => {
    const long = `["${'x'.repeat(MAX_ELEMENT_LENGTH)}", {"id": 1}]`;
    const { items } = await split(long, [1_000_003]);
    expect(items).toHaveLength(2);
    expect(items[0]?.problem).toMatch(/longer than 4194304 characters; only its first 65536/);
    expect(items[0]?.raw).toHaveLength(KEPT_LENGTH);
    expect(items[1]).toMatchObject({ raw: '{"id": 1}', problem: null });

    const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    const nested = await split(`[${deep(64)}, ${deep(65)}, ${deep(100_000)}, 1]`);
    expect(nested.items.map((item) => item.problem?.slice(0, 13) ?? null)).toEqual([
      null,
      'nested deeper',
      'nested deeper',
      null,
    ]);
  });

  it('are the texts of any array that is written as JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue({ maxDepth: 5 })), fc.nat(3), async (values, indent) => {
        const { items, error } = await split(JSON.stringify(values, null, indent));
        expect(error).toBeNull();
        expect(items.map((item) => JSON.parse(item.raw))).toEqual(JSON.parse(JSON.stringify(values)));
      }),
    );
  });

  it('are the same wherever any text is cut', async () => {
    const fragment = fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      '"',
      '\\',
      ',',
      ':',
      '"id"',
      '🦙',
      'é',
      '\r\n',
      ' ',
      '1',
      'a',
    );
    const text = fc.oneof(
      fc.array(fragment, { maxLength: 60 }).map((parts) => parts.join('')),
      fc.json().map((json) => `[${json}, ${json}`),
    );
    const lengths = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(text, lengths, async (body, cuts) => {
        const whole = await split(body);
        expect(await split(body, cuts)).toEqual(whole);
        expect(isStorable(whole)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
