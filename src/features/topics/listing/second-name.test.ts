import { describe, expect, it } from 'vitest';
import { secondName } from './second-name';
import { soughtIn } from './sought';

const second = (name: string, abbreviation: string | null, expansion: string | null) =>
  secondName({ name, abbreviation, expansion });

describe('the second name of a topic', () => {
  it('is its abbreviation, or what that stands for where the name is the abbreviation', () => {
    expect(second('Mixture of experts', 'MoE', 'mixture of experts')).toBe('MoE');
    expect(second('Multimodal LLM', 'MLLM', 'multimodal large language model')).toBe('MLLM');
    expect(second('MLP', 'MLP', 'multi-layer perceptron')).toBe('multi-layer perceptron');
    expect(second('VQ-VAEs', 'VQ-VAE', 'vector-quantised VAE')).toBe('vector-quantised VAE');
  });

  it('is none that says the same again', () => {
    expect(second('Benchmarks', null, 'benchmark')).toBeNull();
    expect(second('GAN', 'GAN', null)).toBeNull();
    expect(second('LLM agents', 'LLM agent', 'LLM agents')).toBeNull();
  });
});

describe('what a typed text looks for', () => {
  it('is each of its words, in one spelling for several', () => {
    expect(soughtIn('Multi-Layer Perceptrons')?.words).toEqual(['%multilayer%', '%perceptron%']);
    expect(soughtIn('Schrödinger')?.words).toEqual(['%schrodinger%']);
  });

  it('is of a short word its beginning only', () => {
    expect(soughtIn('RL')?.words).toEqual(['% rl%']);
  });

  it('is an abbreviation in any case, one or several', () => {
    expect(soughtIn('mllms')?.abbreviations).toEqual(['mllms', 'mllm']);
    expect(soughtIn('VQ-VAE')?.abbreviations).toEqual(['vqvae']);
  });

  it('is nothing where there is no letter', () => {
    for (const text of ['%', '_', '…', '\u1a55']) expect(soughtIn(text), text).toBeNull();
  });
});
