import { describe, expect, it } from 'vitest';
import { findAbbreviations } from '@/features/topics/abbreviations';
import { draw, findArchive, learnArchive, listPairs, readArchive } from './precision/draw';
import judged from './precision/judged-pairs.json';

/**
 * Two hundred pairs drawn by chance from all that the archive's abstracts teach, each read beside its abstract: right
 * where the text defines this short form as exactly this phrase, complete and no longer.
 */
const { seed, pairs } = judged;

describe('the judged pairs', () => {
  it('are two hundred, each wrong one with its reason, and at least 97 of 100 are right', () => {
    expect(pairs).toHaveLength(200);
    expect(new Set(pairs.map(({ shortForm, expansion }) => `${shortForm} ${expansion}`)).size).toBe(200);
    const wrong = pairs.filter(({ correct }) => !correct);
    for (const pair of wrong) expect(pair).toHaveProperty('reason');
    expect(wrong.map(({ shortForm }) => shortForm)).toEqual(['MMDE']);
    expect((pairs.length - wrong.length) / pairs.length).toBeGreaterThanOrEqual(0.97);
  });
});

const archive = findArchive();

describe.skipIf(!archive)('the archive (../shared/data/hf-daily; skipped where absent)', () => {
  const papers = archive ? readArchive(archive) : [];

  it('teaches the judged pairs still', { timeout: 60_000 }, () => {
    const taught = new Set(
      papers.flatMap(({ arxivId, abstract }) =>
        findAbbreviations(abstract).map((pair) => `${arxivId} ${pair.shortForm} ${pair.expansion}`),
      ),
    );
    // Never so few that precision is bought with silence.
    expect(taught.size).toBeGreaterThan(8_200);
    for (const { arxivId, shortForm, expansion, correct } of pairs) {
      if (correct) expect(taught, shortForm).toContain(`${arxivId} ${shortForm} ${expansion}`);
    }
  });

  it('gives the same pairs to the same seed', { timeout: 60_000 }, () => {
    const again = draw(listPairs(papers), { seed, count: 200 });
    const rights = new Set(pairs.map(({ shortForm, expansion }) => `${shortForm} ${expansion}`));
    const same = again.filter(({ shortForm, expansion }) => rights.has(`${shortForm} ${expansion}`));
    expect(same).toHaveLength(200);
  });

  it('teaches the topics of its field, each with its short form', { timeout: 60_000 }, () => {
    const plan = learnArchive(papers);
    const topics = new Map(plan.topics.map((topic) => [topic.slug, topic.name]));
    expect(
      Object.fromEntries([...topics].filter(([slug]) => /^(rlvr|dpo|cfg|3dgs|mcts)$/.test(slug))),
    ).toEqual({
      rlvr: 'Reinforcement learning with verifiable rewards',
      dpo: 'Direct preference optimization',
      cfg: 'Classifier-free guidance',
      '3dgs': '3D Gaussian splatting',
      mcts: 'Monte Carlo tree search',
    });
    expect(topics.size).toBeGreaterThan(180);
  });
});
