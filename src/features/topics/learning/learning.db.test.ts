import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { createPaper } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { addForm, addTopic, mergeTopics, removeForm, renameTopic } from '../editing/mutations';
import { getCurrentSlug, getTopic, getTopicMatcher, listSenses, listTopics } from '../queries';
import { learnTopics, learnTopicsIfDue } from './mutations';

useTestDatabase();

/** So many papers whose text defines a short form. */
async function define(shortForm: string, expansion: string, papers: number): Promise<number[]> {
  const ids: number[] = [];
  for (let paper = 0; paper < papers; paper += 1) {
    const { id } = await createPaper({ abstractText: `We study ${expansion} (${shortForm}).` });
    await db.paperAbbreviation.create({ data: { paperId: id, shortForm, expansion } });
    ids.push(id);
  }
  return ids;
}

/** Everything that learning writes, without what numbers and times it gives. */
async function written() {
  const topics = await db.topic.findMany({
    select: {
      slug: true,
      name: true,
      paperCount: true,
      forms: {
        select: { form: true, kind: true, key: true, origin: true, removedAt: true },
        orderBy: { form: 'asc' },
      },
    },
    orderBy: { slug: 'asc' },
  });
  const senses = await db.topicSense.findMany({ orderBy: [{ shortKey: 'asc' }, { senseKey: 'asc' }] });
  const papers = await db.paperTopic.findMany({ orderBy: [{ paperId: 'asc' }, { topicId: 'asc' }] });
  return { topics, senses, papers };
}

const dominantOf = async (text: string) =>
  (await listSenses(text)).map(({ senses }) =>
    senses.map(({ name, dominant }) => (dominant ? `${name}!` : name)),
  );

describe('learning', () => {
  it('makes a topic of what three papers define, and gives it to them and to those it names', async () => {
    const defining = await define('DPO', 'direct preference optimization', 2);
    defining.push(...(await define('DPO', 'Direct Preference Optimisation', 1)));
    const named = await createPaper({ titleText: 'Direct preference optimisation, revisited' });
    await createPaper({ titleText: 'A preference for DPO' });
    const { papers, created } = await learnTopics();
    expect(created).toBe(1);
    expect(papers.toSorted()).toEqual([...defining, named.id].toSorted());
    expect(await getTopic('dpo')).toEqual({
      id: expect.any(Number),
      slug: 'dpo',
      name: 'Direct preference optimization',
      origin: 'learned',
      count: 4,
      abbreviations: ['DPO'],
      expansions: ['direct preference optimization'],
    });
    expect(await listTopics()).toEqual([{ slug: 'dpo', name: 'Direct preference optimization', count: 4 }]);
  });

  it('changes nothing the second time, nor when several learn at once', async () => {
    await define('CAM', 'class activation map', 4);
    await define('CAM', 'coordinate-aware modulation', 3);
    await define('MLP', 'multi-layer perceptron', 3);
    await define('JPL', "Jet Propulsion Laboratory's", 3);
    await Promise.all([learnTopics(), learnTopics()]);
    const once = await written();
    const again = await learnTopics();
    expect(again).toMatchObject({ created: 0, retired: 0, papers: [] });
    expect(await written()).toEqual(once);
    expect(once.topics.filter(({ slug }) => slug.startsWith('cam')).map(({ slug }) => slug)).toEqual([
      'cam-class-activation-map',
      'cam-coordinate-aware-modulation',
    ]);
  });

  it('takes back what papers no longer say', async () => {
    const papers = await define('ZQN', 'zero query network', 3);
    await learnTopics();
    await db.paper.deleteMany({ where: { id: { in: papers.slice(1) } } });
    const { retired, papers: changed } = await learnTopics();
    expect({ retired, changed }).toEqual({ retired: 1, changed: papers.slice(0, 1) });
    expect(await getTopic('zqn')).toBeNull();
  });

  it('tells ingest of what it learned, as soon as it is learned', async () => {
    const text = { title: 'On ZQN', abstract: 'A zero-query network (ZQN).', summary: null };
    const match = async () => (await getTopicMatcher())(text).map(({ slug }) => slug);
    expect(await match()).toEqual([]);
    await define('ZQN', 'zero query network', 3);
    await learnTopics();
    expect(await match()).toEqual(['zqn']);
  });

  it('is due when enough papers came', async () => {
    await define('ZQN', 'zero query network', 3);
    expect(await learnTopicsIfDue()).toBeNull();
    const more = Array.from({ length: 120 }, (_, place) => ({
      key: `more-${place}`,
      fingerprint: `${place}`,
      title: 'More',
      titleText: 'More',
    }));
    await db.paper.createMany({ data: more });
    expect(await learnTopicsIfDue()).toMatchObject({ created: 1 });
    expect(await learnTopicsIfDue()).toBeNull();
  });
});

describe('a short form with several senses', () => {
  it('means the most used, and offers the others', async () => {
    await define('CAM', 'class activation map', 5);
    await define('CAM', 'coordinate-aware modulation', 1);
    await define('MoE', 'mixture of experts', 3);
    await define('MoE', 'Method of Everything', 1);
    await define('DP', 'differential privacy', 4);
    await define('DP', 'dynamic programming', 2);
    await learnTopics();
    expect(await dominantOf('CAM')).toEqual([['Class activation map!', 'Coordinate-aware modulation']]);
    expect(await dominantOf('moe for DP')).toEqual([
      ['Mixture of experts!', 'Method of everything'],
      ['Differential privacy!', 'Dynamic programming'],
    ]);
  });

  it('means another when papers come to use it so', async () => {
    await define('CAM', 'class activation map', 3);
    await learnTopics();
    await define('CAM', 'coordinate-aware modulation', 5);
    await learnTopics();
    expect(await dominantOf('cams')).toEqual([['Coordinate-aware modulation!', 'Class activation map']]);
    await define('CAM', 'class activation map', 2);
    await learnTopics();
    // Five to five: nobody knows, so neither is searched for.
    expect(await dominantOf('CAM')).toEqual([['Class activation map', 'Coordinate-aware modulation']]);
    expect(await getTopic('cam')).toMatchObject({ name: 'Class activation map' });
  });
});

describe('what a typed text means', () => {
  const formsOf = async (text: string) =>
    (await listSenses(text)).map(({ form, senses }) => [
      form,
      ...(senses[0]?.forms.map((each) => each.form) ?? []),
    ]);

  it('is found from either form, in any case, spelling and number', async () => {
    await define('ZQN', 'zero query network', 3);
    await learnTopics();
    for (const typed of ['ZQN', 'zqn', 'ZQNs', 'Zero-Query Networks', 'zero query network']) {
      expect(await formsOf(`fast ${typed} here`), typed).toEqual([[typed, 'ZQN', 'zero query network']]);
    }
    expect(await formsOf('multilayer perceptrons')).toEqual([
      ['multilayer perceptrons', 'MLP', 'multi-layer perceptron'],
    ]);
  });

  it('does not go from a phrase to a short form that mostly means something else', async () => {
    await define('CAM', 'class activation map', 9);
    await define('CAM', 'coordinate-aware modulation', 3);
    await learnTopics();
    expect(await formsOf('coordinate-aware modulation')).toEqual([
      ['coordinate-aware modulation', 'coordinate-aware modulation'],
    ]);
    expect(await formsOf('class activation maps')).toEqual([
      ['class activation maps', 'CAM', 'class activation map'],
    ]);
  });

  it('is the word where a common word is typed in lower case', async () => {
    await define('CAN', 'controller area network', 3);
    await define('GAP', 'global average pooling', 3);
    await learnTopics();
    expect(await formsOf('what can we do about a gap')).toEqual([]);
    expect(await formsOf('Gaps in CAN')).toEqual([['CAN', 'CAN', 'controller area network']]);
  });

  it('is known of what only two papers say, without a topic', async () => {
    await define('CAMX', 'coordinate-aware modulation', 2);
    await learnTopics();
    const place = {
      senses: [{ slug: null, name: 'Coordinate-aware modulation', papers: 2, dominant: true }],
    };
    expect(await listSenses('camx')).toMatchObject([{ start: 0, end: 4, form: 'camx', ...place }]);
    expect(await formsOf('Coordinate-aware modulations')).toEqual([
      ['Coordinate-aware modulations', 'CAMX', 'coordinate-aware modulation'],
    ]);
    expect(await listSenses('')).toEqual([]);
  });
});

describe('what an operator changed', () => {
  it('stays, whatever is learned', async () => {
    await define('ZQN', 'zero query network', 4);
    await define('CAM', 'class activation map', 4);
    await learnTopics();
    await renameTopic('zqn', 'Zero-query nets');
    await removeForm('cam', 'CAMs');
    await addForm('cam', 'Grad-CAM');
    await addTopic({ slug: 'strip-mlp', name: 'Strip MLP', forms: ['Strip-MLP', 'strip perceptron'] });
    await learnTopics();
    expect(await getTopic('zqn')).toMatchObject({ name: 'Zero-query nets', count: 4 });
    expect(await getTopic('cam')).toMatchObject({ abbreviations: ['Grad-CAM'] });
    expect(await getTopic('strip-mlp')).toMatchObject({ origin: 'operator', abbreviations: ['Strip-MLP'] });
    expect((await dominantOf('CAM')).flat()).toEqual([]);
    // Nor does it go when nobody writes of it any more.
    await db.paper.deleteMany();
    await learnTopics();
    expect(await getTopic('zqn')).toMatchObject({ name: 'Zero-query nets', count: 0 });
  });

  it('takes a form from a curated topic for good', async () => {
    await learnTopics();
    await removeForm('mlp', 'MLP');
    await define('MLP', 'multi-layer perceptron', 5);
    await learnTopics();
    expect(await getTopic('mlp')).toMatchObject({
      abbreviations: [],
      expansions: ['multi-layer perceptron'],
    });
  });

  it('gives and takes papers at once, and says which', async () => {
    const { id } = await createPaper({
      titleText: 'Feed-forward perceptrons',
      abstractText: 'We study them.',
    });
    await learnTopics();
    const form = 'feed forward perceptron';
    expect(await addForm('mlp', form)).toEqual({ slug: 'mlp', papers: [id] });
    expect(await getTopic('mlp')).toMatchObject({ count: 1 });
    expect(await removeForm('mlp', form)).toEqual({ slug: 'mlp', papers: [id] });
    expect(await getTopic('mlp')).toMatchObject({ count: 0 });
  });

  it('makes two topics one, whose old address redirects', async () => {
    const papers = await define('ZQN', 'zero query network', 3);
    await define('NQN', 'no query network', 3);
    await learnTopics();
    expect(await mergeTopics('zqn', 'nqn')).toEqual({ slug: 'nqn', papers });
    await learnTopics();
    expect(await getTopic('zqn')).toBeNull();
    expect(await getCurrentSlug('zqn')).toBe('nqn');
    expect(await getTopic('nqn')).toMatchObject({
      count: 6,
      expansions: ['no query network', 'zero query network'],
    });
    // A curated topic that was merged is not seeded again.
    await mergeTopics('mlp', 'nqn');
    await learnTopics();
    expect(await getTopic('mlp')).toBeNull();
  });

  it('is refused where it makes no sense', async () => {
    await learnTopics();
    await expect(addTopic({ slug: 'mlp', name: 'MLP', forms: [] })).rejects.toThrow('a topic mlp already');
    await expect(addTopic({ slug: 'No Slug', name: 'N', forms: [] })).rejects.toThrow('lower-case letters');
    await expect(addForm('nothing', 'NNN')).rejects.toThrow('There is no topic nothing');
    await expect(removeForm('mlp', 'XYZ')).rejects.toThrow('not written "XYZ"');
    await expect(mergeTopics('mlp', 'mlp')).rejects.toThrow('into itself');
    await expect(renameTopic('mlp', ' ')).rejects.toThrow('not empty');
  });
});

describe('the count of a topic’s papers', () => {
  it('follows its rows, whoever writes them', async () => {
    const papers = await define('ZQN', 'zero query network', 3);
    await learnTopics();
    const { id: topicId } = await db.topic.findUniqueOrThrow({ where: { slug: 'zqn' } });
    const count = async () => (await getTopic('zqn'))?.count;
    await db.paperTopic.deleteMany({ where: { topicId, paperId: papers[0] ?? 0 } });
    expect(await count()).toBe(2);
    await db.paperTopic.createMany({
      data: papers.map((paperId) => ({ paperId, topicId })),
      skipDuplicates: true,
    });
    expect(await count()).toBe(3);
    await db.paper.deleteMany({ where: { id: { in: papers } } });
    expect(await count()).toBe(0);
  });
});
