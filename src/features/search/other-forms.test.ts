import { describe, expect, it } from 'vitest';
import { otherForms, otherMeanings } from './other-forms';
import { countSentence } from './result-count';

describe('what else a form was searched as', () => {
  it('is said without the form itself, its plural and other spellings, in full first', () => {
    const forms = ['MLP', 'multi-layer perceptron', 'multilayer perceptrons'];
    expect(otherForms('mlps', { name: 'MLP', forms })).toEqual(['multi-layer perceptron']);
    expect(otherForms('multi-layer perceptron', { name: 'MLP', forms })).toEqual(['MLP']);
    const many = ['a', 'bb', 'ccc', 'dddd', 'eeeee'];
    expect(otherForms('x', { name: 'x', forms: many })).toEqual(['eeeee', 'dddd', 'ccc']);
  });

  it('leaves out meanings that are slips or spellings of what is meant', () => {
    const meaning = (name: string, papers: number) => ({ name, forms: [name], papers });
    const meant = meaning('Class activation map', 200);
    const others = [
      meaning('Class-activation maps', 40),
      meaning('Camera', 30),
      meaning('camera', 9),
      meaning('Clas activation map', 3),
    ];
    expect(otherMeanings(meant, others).map(({ name }) => name)).toEqual(['Camera']);
    expect(otherMeanings(null, others)).toHaveLength(3);
  });
});

describe('how many papers there are', () => {
  it('is said exactly, as a lower bound, or with those that have most of the words', () => {
    const say = (total: number, totalIsExact = true, relaxed = false) =>
      countSentence({ total, totalIsExact, relaxed });
    expect(say(1)).toBe('1 paper.');
    expect(say(1_234)).toBe('1,234 papers.');
    expect(say(10_000, false)).toBe('10,000+ papers.');
    expect(say(0, true, true)).toBe('No paper has all of these words; these have most of them.');
    expect(say(1, true, true)).toBe('1 paper has all of these words; the others have most of them.');
    expect(say(7, true, true)).toBe('7 papers have all of these words; the others have most of them.');
  });
});
