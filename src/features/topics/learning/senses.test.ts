import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildLexicon, slugOf, topicName } from './naming';
import { isSlip, senseKey, senseWords } from './sense-key';
import { type Definition, groupSenses } from './senses';

/** "class activation map 3" as a definition of the short form by three papers. */
function senses(shortForm: string, ...lines: string[]) {
  const definitions = lines.map((line): Definition => {
    const [, expansion = '', papers = '1'] = /^(.*?)(?: (\d+))?$/.exec(line) ?? [];
    return { shortForm, expansion, papers: Number(papers) };
  });
  const lexicon = buildLexicon(definitions.map(({ expansion }) => expansion));
  return groupSenses(definitions, { lexicon });
}
const told = (...given: Parameters<typeof senses>) =>
  senses(...given).map(({ name, papers }) => `${name}: ${papers}`);

describe('the senses of a short form', () => {
  it('are one for all spellings and inflections of a phrase', () => {
    expect(
      told(
        'MLLM',
        'multimodal large language model 3',
        'Multi-Modal Large Language Models 2',
        'multi modal large language models',
      ),
    ).toEqual(['Multimodal large language model: 6']);
    expect(told('MLLM', 'multimodal large language model 2', 'multimodal large languagemodels')).toEqual([
      'Multimodal large language model: 3',
    ]);
    expect(
      told(
        'CAM',
        'class activation map 5',
        'Class Activation Mapping 2',
        'class-activation maps',
        'coordinate-aware modulation 2',
      ),
    ).toEqual(['Class activation map: 8', 'Coordinate-aware modulation: 2']);
    expect(told('MoE', 'mixture-of-experts 4', 'Mixture of Experts 2', 'mixture of expert')).toEqual([
      'Mixture-of-experts: 7',
    ]);
    expect(told('DP', 'differential privacy 5', 'differentially private 2', 'dynamic programming 3')).toEqual(
      ['Differential privacy: 7', 'Dynamic programming: 3'],
    );
  });

  it('are kept apart where a letter makes another word', () => {
    expect(told('SSL', 'semi-supervised learning 9', 'self-supervised learning')).toHaveLength(2);
    expect(told('VLM', 'vision language model 20', 'video language model')).toHaveLength(2);
    expect(told('OOD', 'out-of-distribution 30', 'out-of-domain 2')).toHaveLength(2);
  });

  it('take in slips and longer names only where these are far rarer', () => {
    expect(told('MLP', 'multilayer perceptron 20', 'multilayer perception', 'multilayer percetpron')).toEqual(
      ['Multilayer perceptron: 22'],
    );
    expect(told('GP', 'Gaussian process 9', 'Gaussian process regression 2')).toEqual([
      'Gaussian process: 11',
    ]);
    expect(told('GAN', 'generative adversarial network 20', 'generative adversarial net 2')).toHaveLength(1);
    expect(told('XY', 'extra yields 2', 'extra yield curves 2')).toHaveLength(2);
  });

  it('spell out the abbreviations inside', () => {
    const definitions = [
      { shortForm: 'POMDP', expansion: 'partially observable Markov decision process', papers: 4 },
      { shortForm: 'POMDP', expansion: 'Partially Observable MDP', papers: 1 },
    ];
    const spellOut = (word: string) => (word === 'MDP' ? 'Markov decision process' : null);
    const [only, ...others] = groupSenses(definitions, { lexicon: new Map(), spellOut });
    expect(only?.papers).toBe(5);
    expect(others).toEqual([]);
  });

  it('are written as inside a sentence, names with their capitals', () => {
    expect(
      told('EKF', 'Extended Kalman Filter 9', 'extended Kalman filter', 'extended Kalman filters'),
    ).toEqual(['Extended Kalman filter: 11']);
    expect(topicName('k-nearest neighbors')).toBe('k-nearest neighbors');
    expect(topicName('in-context learning')).toBe('In-context learning');
    expect(slugOf('Kolmogorov–Arnold Network')).toBe('kolmogorov-arnold-network');
  });

  it('share out the papers of all definitions, whatever these are', () => {
    const word = fc.constantFrom('class', 'activation', 'maps', 'Mapping', 'a', 'Ünïcode', '-', '(', '');
    const definition = fc.record({
      shortForm: fc.constantFrom('CAM', 'CAMs', 'cAM'),
      expansion: fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' ')),
      papers: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(definition), (definitions) => {
        const given = definitions.filter(({ expansion }) => senseKey(expansion) !== '');
        const all = groupSenses(definitions, { lexicon: new Map() });
        const total = (items: { papers: number }[]) => items.reduce((sum, { papers }) => sum + papers, 0);
        expect(total(all)).toBe(total(given));
        expect(all.flatMap((sense) => sense.definitions)).toHaveLength(given.length);
        expect(all.map(({ papers }) => papers)).toEqual(
          all.map(({ papers }) => papers).toSorted((a, b) => b - a),
        );
        expect(new Set(all.map((sense) => sense.senseKey)).size).toBe(all.length);
      }),
    );
  });
});

describe('a slip', () => {
  it('is one letter in one longer word', () => {
    const slip = (one: string, other: string) => isSlip(senseWords(one), senseWords(other));
    expect(slip('recurent network', 'recurrent network')).toBe(true);
    expect(slip('gaussain process', 'gaussian process')).toBe(true);
    expect(slip('semi supervised', 'self supervised')).toBe(false);
    expect(slip('image quality', 'video quality')).toBe(false);
  });

  it('is the same seen from either side', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 8 }), {
      maxLength: 3,
    });
    fc.assert(fc.property(words, words, (one, other) => isSlip(one, other) === isSlip(other, one)));
  });
});
