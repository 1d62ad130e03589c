import { describe, expect, it } from 'vitest';
import { CURATED_TOPICS } from './curated-topics';
import { createFormFinder } from './form-finder';
import { createTopicMatcher, MAX_TOPICS_PER_PAPER } from './matcher';

const topics = CURATED_TOPICS.map((topic) => ({ ...topic, forms: [...topic.forms, ...topic.signs] }));
const match = createTopicMatcher(topics);

function topicsOf(title: string, abstract: string | null = null): string[] {
  return match({ title, abstract, summary: null }).map((topic) => topic.slug);
}

describe('the topics of a paper', () => {
  it('are those its title names, abbreviated or spelled out', () => {
    expect(topicsOf('Strip-MLP: Efficient Token Interaction')).toEqual(['mlp']);
    expect(topicsOf('Scaling MLPs')).toEqual(['mlp']);
    expect(topicsOf('A Multilayer Perceptron')).toEqual(['mlp']);
    expect(topicsOf('On Multi Layer Perceptrons')).toEqual(['mlp']);
    expect(topicsOf('Multi-modal Large Language Models see')).toEqual(['mllm']);
    expect(topicsOf('Kolmogorov–Arnold Networks')).toEqual(['kan']);
  });

  it('take the longest name: a multimodal LLM is not an LLM besides', () => {
    expect(topicsOf('Compositionality of Multimodal LLMs')).toEqual(['mllm']);
  });

  it('tell abbreviations from words', () => {
    expect(topicsOf('A rag doll and a gan', 'Sam said: it is a mae west cam, moe or less.')).toEqual([]);
    expect(topicsOf('RAG revisited')).toEqual(['rag']);
    expect(topicsOf('THE RAG TRADE')).toEqual([]);
  });

  it('need more than an abbreviation in passing', () => {
    expect(topicsOf('A paper', 'We compare with an MLP.')).toEqual([]);
    expect(topicsOf('A paper', 'We compare with an MLP. The MLP wins.')).toEqual(['mlp']);
    expect(topicsOf('A paper', 'We train a multi-layer perceptron.')).toEqual(['mlp']);
  });

  it('need an ambiguous abbreviation to be spelled out', () => {
    expect(topicsOf('A paper', 'The MAE is 0.2, against an MAE of 0.3.')).toEqual([]);
    expect(topicsOf('A paper', 'Masked autoencoders (MAE) learn. MAE is strong.')).toEqual([
      'masked-modeling',
    ]);
  });

  it('keep apart what several topics share', () => {
    const senses = [
      { name: 'activation', forms: [form('CAP'), form('class activation pattern', 'expansion')] },
      { name: 'caption', forms: [form('CAP'), form('caption quality', 'expansion')] },
    ];
    const decide = createTopicMatcher(senses);
    const about = (title: string) => decide({ title, abstract: null, summary: null }).map(({ name }) => name);
    expect(about('CAP')).toEqual([]);
    expect(about('Caption Quality (CAP)')).toEqual(['caption']);
  });

  it('are few, the strongest first', () => {
    const many = topicsOf(
      'Diffusion models for time series',
      'Time series. We use RLHF, knowledge distillation, graph neural networks, point clouds, mixture of experts, ' +
        'federated learning, neural architecture search and retrieval-augmented generation. Diffusion models win. ' +
        'Time series again.',
    );
    expect(many.slice(0, 2)).toEqual(['time-series', 'diffusion-models']);
    expect(many.length).toBeLessThanOrEqual(MAX_TOPICS_PER_PAPER);
  });

  it('are bounded in the longest text too, however it repeats itself', () => {
    const text = 'multi-layer multi-modal large language vision-language '.repeat(10_000);
    expect(topicsOf('A title', text).length).toBeLessThanOrEqual(MAX_TOPICS_PER_PAPER);
  });
});

describe('the learned topics of a paper', () => {
  const learned = (slug: string, short: string, expansion: string) => ({
    slug,
    origin: 'learned' as const,
    forms: [form(short), form(expansion, 'expansion')],
  });
  const decide = createTopicMatcher([
    { slug: 'llm', origin: 'curated' as const, forms: [form('large language model', 'expansion')] },
    learned('dpo', 'DPO', 'direct preference optimization'),
    learned('cam', 'CAM', 'class activation map'),
    learned('cam-2', 'CAM', 'centroidal angular momentum'),
    learned('llm-agent', 'LLMA', 'large language model agent'),
  ]);
  const about = (title: string, abstract: string | null = null) =>
    decide({ title, abstract, summary: null }).map(({ slug }) => slug);

  it('are those it spells out in its title, beside the abbreviation, or twice', () => {
    expect(about('Direct Preference Optimisation')).toEqual(['dpo']);
    expect(about('A paper', 'By direct preference optimization (DPO).')).toEqual(['dpo']);
    expect(about('A paper', 'Class activation maps (CAM) help. CAM is old.')).toEqual(['cam']);
    expect(about('DPO', 'DPO beats DPO.')).toEqual([]);
    expect(about('A paper', 'We compare with direct preference optimization.')).toEqual([]);
  });

  it('take nothing from the others', () => {
    expect(about('A Large Language Model Agent')).toEqual(['llm', 'llm-agent']);
  });
});

describe('finding forms in what people type', () => {
  it('does not mind the case', () => {
    const find = createFormFinder(topics, { ignoreCase: true });
    const [mention] = find('fast mlps');
    expect(mention).toMatchObject({ form: { form: 'MLP' }, start: 5, end: 9 });
  });
});

describe('the curated topics', () => {
  it('have addresses of their own, a name and at least one expansion', () => {
    expect(new Set(CURATED_TOPICS.map((topic) => topic.slug)).size).toBe(CURATED_TOPICS.length);
    for (const topic of CURATED_TOPICS) {
      expect(topic.slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(topic.name).not.toBe('');
      expect(
        topic.forms.some(({ kind }) => kind === 'expansion'),
        topic.slug,
      ).toBe(true);
    }
  });

  it('do not claim the same words', () => {
    const claimed = createFormFinder(topics)(
      topics.flatMap((topic) => topic.forms.map(({ form }) => form)).join(' . '),
    );
    expect(claimed.filter((mention) => mention.shared).map((mention) => mention.form.form)).toEqual([]);
  });
});

function form(text: string, kind: 'abbreviation' | 'expansion' = 'abbreviation') {
  return { form: text, kind };
}
