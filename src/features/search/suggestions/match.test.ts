import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Beginnings } from './beginnings';
import { type HeldTopic, matchCategories, matchNames, matchTitles, matchTopics, withSpoken } from './match';
import { typedWords } from './typed-words';

const texts = (found: { text: string }[]) => found.map(({ text }) => text);
const name = (text: string, count: number) => withSpoken({ text, count });
const title = (text: string, score: number) => withSpoken({ text, score, key: text });

function topic(forms: string[], count: number): HeldTopic {
  const written = forms.map((text) => withSpoken({ text }));
  const spoken = written.map((form) => form.spoken).join('');
  return { slug: forms[0] ?? '', name: forms[0] ?? '', count, forms: written, spoken };
}

describe('names', () => {
  const names = [name('Geoffrey Hinton', 40), name('Bernhard Schölkopf', 90), name('Geoffrey Miller', 70)];

  it('are found by the beginnings of their words, most papers first', () => {
    expect(texts(matchNames(names, ['geo']))).toEqual(['Geoffrey Miller', 'Geoffrey Hinton']);
    expect(texts(matchNames(names, ['hin', 'g']))).toEqual(['Geoffrey Hinton']);
    expect(texts(matchNames(names, typedWords('scholk')))).toEqual(['Bernhard Schölkopf']);
    expect(texts(matchNames(names, typedWords('Schölk')))).toEqual(['Bernhard Schölkopf']);
  });
});

describe('titles', () => {
  it('are found by all their words, the last unfinished; what begins so first, then what has them together', () => {
    const titles = [
      title('Graphs are networks', 9),
      title('Deep graph networks', 5),
      title('Graph nets', 1),
      title('Networks on a graph', 8),
      title('Graphical networks', 7),
    ];
    expect(texts(matchTitles(titles, ['graph', 'net']))).toEqual([
      'Graph nets',
      'Deep graph networks',
      'Networks on a graph',
    ]);
  });
});

describe('topics', () => {
  const topics = [
    topic(['MLP', 'multi-layer perceptron'], 40),
    topic(['Multimodal LLM', 'MLLM'], 11),
    topic(['Large language models', 'LLM'], 90),
  ];
  const found = (typed: string) =>
    matchTopics(topics, typedWords(typed)).map(({ name, form }) => [name, form]);

  it('are found by any way of writing them, and say by which', () => {
    expect(found('multi-l')).toEqual([['MLP', 'multi-layer perceptron']]);
    expect(found('mllm')).toEqual([['Multimodal LLM', 'MLLM']]);
  });

  it('come in the order of how near they are, then of their papers', () => {
    expect(found('llm')).toEqual([
      ['Large language models', 'LLM'],
      ['Multimodal LLM', null],
    ]);
    expect(found('m')).toEqual([
      ['MLP', null],
      ['Multimodal LLM', null],
    ]);
    expect(found('')).toHaveLength(3);
  });
});

describe('categories', () => {
  const category = (code: string, categoryName: string, count: number) => ({
    code,
    name: categoryName,
    count,
    isArchive: false,
  });
  const categories = [
    category('cs.CL', 'Computation and Language', 5),
    category('cs.LG', 'Machine Learning', 9),
    category('stat.ML', 'Machine Learning', 7),
  ];
  const found = (typed: string) =>
    matchCategories(categories, typed, typedWords(typed)).map(({ code }) => code);

  it('are found by code and by name', () => {
    expect(found('CS.')).toEqual(['cs.LG', 'cs.CL']);
    expect(found('machine')).toEqual(['cs.LG', 'stat.ML']);
    expect(found('lang')).toEqual(['cs.CL']);
    expect(found('')).toEqual(['cs.LG', 'stat.ML', 'cs.CL']);
  });
});

describe('what is held by its first letters', () => {
  it('is found by the same words as if each were looked at', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'c'), minLength: 1, maxLength: 5 });
    const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), text, (all, typed) => {
        const names = all.map((each, index) => name(each, 100 - index));
        const words = typedWords(typed);
        expect(matchNames(new Beginnings(names).listLike(words), words)).toEqual(matchNames(names, words));
      }),
    );
  });
});
