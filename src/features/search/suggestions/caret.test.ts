import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyQuery, hostileText } from '../language/testing';
import { readCaret } from './caret';

/** Reads a text in which `¦` stands for the caret. */
function read(marked: string) {
  const at = marked.indexOf('¦');
  const text = marked.replace('¦', '');
  const place = readCaret(text, at);
  return place && { ...place, taken: text.slice(place.start, place.end) };
}

function wordsAt(marked: string): string[] | null {
  const place = read(marked);
  return place?.kind === 'words' ? place.words.map(({ text }) => text) : null;
}

describe('what is typed at the caret', () => {
  it('is the plain words before it, and the rest of the last one', () => {
    expect(wordsAt('graph neural ne¦')).toEqual(['graph', 'neural', 'ne']);
    expect(read('graph neural ne¦tworks for')).toMatchObject({ taken: 'graph neural networks' });
    expect(read('graph ¦networks')).toMatchObject({ taken: 'graph ', start: 0 });
  });

  it('begins anew behind a field, a phrase, a group, OR and an excluded word', () => {
    for (const before of ['has:code ', '"a phrase" ', '(', 'vision OR ', 'vision | ', '-vision ', '(a) ']) {
      expect(wordsAt(`${before}graph ne¦`), before).toEqual(['graph', 'ne']);
    }
  });

  it('may be excluded, alone', () => {
    expect(read('vision -gra¦')).toMatchObject({ words: [{ text: 'gra', start: 8 }], taken: 'gra' });
    expect(wordsAt('vision -graph ¦')).toBeNull();
  });

  it('is the value of a field, whatever it is called', () => {
    expect(read('vision author:hin¦')).toMatchObject({
      kind: 'value',
      field: 'author',
      typed: 'hin',
      taken: 'author:hin',
    });
    expect(read('AU:¦ vision')).toMatchObject({ field: 'author', typed: '', taken: 'AU:' });
    expect(read('-cat:cs.¦LG (x)')).toMatchObject({ field: 'cat', typed: 'cs.', taken: 'cat:cs.LG' });
    expect(read('author:"geoffrey hi¦')).toMatchObject({
      typed: 'geoffrey hi',
      taken: 'author:"geoffrey hi',
    });
  });

  it('reaches to the closing quote, where that is this phrase’s', () => {
    expect(read('author:"geoffrey hi¦nton" vision')).toMatchObject({ taken: 'author:"geoffrey hinton"' });
    expect(read('author:“geoffrey hi¦nton” "a b"')).toMatchObject({ taken: 'author:“geoffrey hinton”' });
    expect(read('author:"geoffrey hi¦ vision "a b"')).toMatchObject({ taken: 'author:"geoffrey hi' });
  });

  it('is nothing in a phrase of any words, after a sign, or where there is nothing', () => {
    for (const text of [
      '"attention is¦',
      '¦',
      '  ¦',
      'vision -¦',
      'vision (¦',
      '"a" ¦',
      'has:code ¦',
      'OR ¦',
    ]) {
      expect(read(text), text).toBeNull();
    }
  });

  it('is all of the query, or not', () => {
    expect(read(' attention is¦ ')).toMatchObject({ alone: true });
    expect(read('title:"attention is¦')).toMatchObject({ alone: true });
    for (const text of ['has:code attention¦', '-attention¦', 'attention¦ is', '(attention¦']) {
      expect(read(text), text).toMatchObject({ alone: false });
    }
  });

  it('is some part of the text before the caret, of any text', () => {
    const draws = fc.infiniteStream(fc.double({ min: 0, max: 0.999_999, noNaN: true }));
    const hostile = fc.noShrink(draws).map((numbers) => hostileText(() => numbers.next().value ?? 0));
    fc.assert(
      fc.property(fc.oneof(anyQuery, hostile), fc.nat({ max: 400 }), (text, place) => {
        const at = Math.min(place, text.length);
        const found = readCaret(text, at);
        if (!found) return;
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.start).toBeLessThan(at);
        expect(found.end).toBeGreaterThanOrEqual(at);
        expect(found.end).toBeLessThanOrEqual(text.length);
        const words = found.kind === 'words' ? found.words : [];
        for (const word of words) expect(text.startsWith(word.text, word.start)).toBe(true);
      }),
    );
  });
});
