import { describe, expect, it } from 'vitest';
import { formKey } from '../form-key';
import type { HeldTopic } from './drafts';
import { learn } from './learn';
import type { Definition } from './senses';

function define(shortKey: string, shortForm: string, ...lines: string[]) {
  const definitions = lines.map((line): Definition => {
    const [, expansion = '', papers = '1'] = /^(.*?)(?: (\d+))?$/.exec(line) ?? [];
    return { shortForm, expansion, papers: Number(papers) };
  });
  return { shortKey, definitions };
}

function held(slug: string, expansion: string, given: Partial<HeldTopic> = {}): HeldTopic {
  const form = { form: expansion, kind: 'expansion' as const };
  const forms = [
    { ...form, key: formKey(form), origin: given.origin ?? ('learned' as const), removed: false },
  ];
  return { id: slug.length, slug, name: slug, origin: 'learned', edited: false, forms, ...given };
}

const slugsOf = (...given: Parameters<typeof learn>) => learn(...given).topics.map(({ slug }) => slug);

describe('the topics that senses make', () => {
  it('are those at least three papers define', () => {
    const shortForms = [
      define('dpo', 'DPO', 'direct preference optimization 3'),
      define('zzz', 'ZZZ', 'zig zag zen 2'),
    ];
    const plan = learn(shortForms, { held: [], aliases: [] });
    expect(plan.topics).toEqual([
      {
        id: null,
        slug: 'dpo',
        name: 'Direct preference optimization',
        forms: [
          { form: 'DPO', kind: 'abbreviation', key: 'dpo' },
          {
            form: 'direct preference optimization',
            kind: 'expansion',
            key: 'direct preference optimization',
          },
        ],
      },
    ]);
    expect(plan.senses.map(({ sense, slug }) => [sense.shortKey, slug])).toEqual([
      ['dpo', 'dpo'],
      ['zzz', null],
    ]);
  });

  it('have long addresses where a short form has several', () => {
    const cam = define(
      'cam',
      'CAM',
      'class activation map 9',
      'centroidal angular momentum 3',
      'clever ant mill',
    );
    expect(slugsOf([cam], { held: [], aliases: [] })).toEqual([
      'cam-class-activation-map',
      'cam-centroidal-angular-momentum',
    ]);
  });

  it('have the short one where hardly any paper means another', () => {
    const grpo = define(
      'grpo',
      'GRPO',
      'group relative policy optimization 30',
      'group relative preference optimization 3',
    );
    expect(slugsOf([grpo], { held: [], aliases: [] })).toEqual([
      'grpo',
      'grpo-group-relative-preference-optimization',
    ]);
  });

  it('keep the address they have, and leave one that redirects alone', () => {
    const cam = define('cam', 'CAM', 'class activation map 9', 'centroidal angular momentum 3');
    expect(slugsOf([cam], { held: [held('cam', 'class activation map')], aliases: [] })).toEqual([
      'cam',
      'cam-centroidal-angular-momentum',
    ]);
    const dpo = define('dpo', 'DPO', 'direct preference optimization 3');
    expect(slugsOf([dpo], { held: [], aliases: ['dpo'] })).toEqual(['dpo-direct-preference-optimization']);
  });

  it('are one where several short forms stand for a phrase', () => {
    const shortForms = [
      define('genrm', 'GenRM', 'generative reward model 5'),
      define('grm', 'GRM', 'Generative Reward Models 3'),
    ];
    const { topics } = learn(shortForms, { held: [], aliases: [] });
    expect(topics.map(({ slug, forms }) => [slug, ...forms.map(({ form }) => form)])).toEqual([
      ['genrm', 'GenRM', 'generative reward model', 'GRM'],
    ]);
  });

  it('give a written topic the abbreviation that is beyond doubt, and no more', () => {
    const diffusion = held('diffusion-models', 'diffusion model', {
      origin: 'curated',
      name: 'Diffusion models',
    });
    const clear = define('dm', 'DM', 'Diffusion Models 9', 'dialogue manager 3');
    const [topic] = learn([clear], { held: [diffusion], aliases: [] }).topics;
    expect(topic).toMatchObject({
      slug: 'diffusion-models',
      name: 'Diffusion models',
      forms: [{ form: 'DM' }],
    });
    const open = define('dm', 'DM', 'Diffusion Models 9', 'dialogue manager 8');
    expect(learn([open], { held: [diffusion], aliases: [] }).topics[0]?.forms).toEqual([]);
  });

  it('retire when too few papers speak of them, unless an operator touched them', () => {
    const gone = held('gone', 'gone method');
    const edited = held('edited', 'edited method', { edited: true });
    const curated = held('mlp', 'multi-layer perceptron', { origin: 'curated' });
    expect(learn([], { held: [gone, edited, curated], aliases: [] }).retired).toEqual([gone.id]);
  });

  it('do not take back what an operator removed', () => {
    const form = { form: 'CAM', kind: 'abbreviation' as const, key: 'cam', origin: 'learned' as const };
    const topic = held('class-activation', 'class activation map', { edited: true });
    topic.forms.push({ ...form, removed: true });
    const cam = define('cam', 'CAM', 'class activation map 9');
    const { topics, senses } = learn([cam], { held: [topic], aliases: [] });
    expect(topics).toEqual([]);
    expect(senses).toEqual([]);
  });

  it('are not what papers only say in passing', () => {
    expect(slugsOf([define('sota', 'SOTA', 'state-of-the-art 99')], { held: [], aliases: [] })).toEqual([]);
  });
});
