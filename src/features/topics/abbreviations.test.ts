import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAbbreviations } from './abbreviations';

/** Any UTF-16 at all, half of it ASCII, lone surrogates included. */
const anyText = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff)), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));

const found = (text: string) =>
  findAbbreviations(text).map(({ shortForm, expansion }) => `${shortForm}: ${expansion}`);

describe('abbreviations', () => {
  it.each([
    ['study the multi-layer perceptron (MLP), and', 'MLP: multi-layer perceptron'],
    ['The multilayer perceptron (MLP), a paradigm', 'MLP: multilayer perceptron'],
    ['by Large Language Models (LLMs).', 'LLM: Large Language Model'],
    ['Several MLPs (multi-layer perceptrons) are', 'MLP: multi-layer perceptron'],
    ['We use RL (reinforcement learning) here', 'RL: reinforcement learning'],
    ['with Mixture of Experts (MoE) layers', 'MoE: Mixture of Experts'],
    ['of proximal policy optimization (PPO)', 'PPO: proximal policy optimization'],
    [
      'Group Strip Mixing Module (CGSMM); a Cascade Group Strip Mixing Module (CGSMM)',
      'CGSMM: Cascade Group Strip Mixing Module',
    ],
    ['chain-of-thought (CoT; Wei et al., 2022)', 'CoT: chain-of-thought'],
    ['“retrieval augmented generation” (“RAG”)', 'RAG: retrieval augmented generation'],
    ['k-nearest neighbors (kNN)', 'kNN: k-nearest neighbors'],
    ['autonomous driving policies (ADPs)', 'ADP: autonomous driving policy'],
    ['Large models fail. Energy-Based Models (also known as EBMs)', 'EBM: Energy-Based Model'],
    ['on non-autoregressive machine translation (NAT)', 'NAT: non-autoregressive machine translation'],
    [
      'the Speaker-Attributed, Time-Stamped Transcription (SATS) task',
      'SATS: Speaker-Attributed, Time-Stamped Transcription',
    ],
    ['its six-degree-of-freedom (DoF) arm', 'DoF: degree-of-freedom'],
    ['by empirical risk minimization problems (ERM)', 'ERM: empirical risk minimization'],
    ['for image tasks, called Funnel activation (FA), that', 'FA: Funnel activation'],
    [
      '**CoLLEGe** (**Co**ncept **L**earning with **L**anguage **E**mbedding **Ge**neration)',
      'CoLLEGe: Concept Learning with Language Embedding Generation',
    ],
    ['the electro-encephalography (EEG) signal', 'EEG: electro-encephalography'],
    [
      'a simultaneous localization, mapping and tracking (SLAMT) system',
      'SLAMT: simultaneous localization, mapping and tracking',
    ],
  ])('are found where they are defined: %s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  it.each([
    'a result (e.g. this) and that (i.e., those)',
    'as Smith (2023) and others (Smith et al., 2020) show (Fig. 2)',
    'parts (II) and (III), case (A), see (Section 3)',
    'the loss of order (O(n)) and value ($MLP$)',
    'Our method (Ours) beats (Adam)',
    'on ImageNet (93%) and CIFAR10 (MLP)',
    'the MLP layers (MLP)',
    'with no match at all (XYZ)',
    'ends. Many layers (EML)',
    'Across spatial reasoning benchmarks (SAT, MMSI), and',
    'Experiments on MindCube, VSI-Bench, and BLINK (MV) show',
    'we use Volatility-Adaptive Discounted (VAD-)CFR',
    'our zero-shot visual recognition (ZSL) differs',
    'Eywa can serve as a replacement for a single agent (EywaAgent)',
    'languages and their code-mixed variants (Te-En, Hi-En)',
    'masking of well-Mastered Positive Tokens (MPT)',
  ])('are not found where nothing is defined: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('are each given once, the first definition', () => {
    expect(found('machine learning (ML) and maximum likelihood (ML)')).toEqual(['ML: machine learning']);
  });

  it('are words of the text, found in the longest and oddest too', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.constantFrom('(', ')', 'MLP', 'multi layer perceptron', ' ', ', ', '. '), anyText),
        ),
        (pieces) => {
          for (const { shortForm, expansion } of findAbbreviations(pieces.join(''))) {
            expect(shortForm).toMatch(/^\S{2,10}$/);
            expect(expansion.length).toBeGreaterThan(shortForm.length);
          }
        },
      ),
    );
    for (const piece of ['(', ')', '(AB) ', 'a ', 'AB (a b) ', 'multi layer perceptron (MLP) ', '((', '-']) {
      // Work that grew with the square of the length would outlast the test.
      const found = findAbbreviations(piece.repeat(Math.ceil(200_000 / piece.length)));
      expect(found.length, piece).toBeLessThanOrEqual(1);
    }
  });
});
