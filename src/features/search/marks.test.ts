import { describe, expect, it } from 'vitest';
import { candidateWords, findMarks, markText, readSequence, type Sequence } from './marks';

/** The text with brackets around what is marked; here a word's lexeme is the word itself. */
function mark(text: string, sequences: Sequence[]): string {
  const lexemes = new Map(candidateWords([text], sequences).map((word) => [word, word.replace(/s$/, '')]));
  const pieces = markText(text, findMarks(text, sequences, lexemes));
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  return pieces.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join('');
}

const mlp = [
  readSequence("'mlp'"),
  readSequence("'multi' <-> 'layer' <-> 'perceptron'"),
  readSequence("'multilayer' <-> 'perceptron'"),
];

describe('the phrase of a tsquery', () => {
  it('is its lexemes with their distances', () => {
    expect(readSequence("'state' <3> 'art' <-> 'x'")).toEqual([
      { lexeme: 'state', offset: 0 },
      { lexeme: 'art', offset: 3 },
      { lexeme: 'x', offset: 4 },
    ]);
    expect(readSequence(String.raw`'o''neil' <-> 'a\\b'`)).toEqual([
      { lexeme: "o'neil", offset: 0 },
      { lexeme: String.raw`a\b`, offset: 1 },
    ]);
    expect(readSequence('')).toEqual([]);
  });
});

describe('the marks in a text', () => {
  it('are on words in any form, inside compounds too', () => {
    expect(mark('Strip-MLP: fast MLPs', mlp)).toBe('Strip-[MLP]: fast [MLPs]');
  });

  it('are on whole phrases only', () => {
    expect(mark('Multi-layer perceptrons: each layer of multi-task', mlp)).toBe(
      '[Multi-layer perceptrons]: each layer of multi-task',
    );
    expect(mark('state of the art, art', [readSequence("'state' <3> 'art'")])).toBe(
      '[state of the art], art',
    );
  });

  it('leave everything else as it is: tags, private characters, mathematics', () => {
    expect(mark('<think> \uE000\uE001 MLP </think> x² < y > z 😀', mlp)).toBe(
      '<think> \uE000\uE001 [MLP] </think> x² < y > z 😀',
    );
    expect(mark('', mlp)).toBe('');
  });
});
