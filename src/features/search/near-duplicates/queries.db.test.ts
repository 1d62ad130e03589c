import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { createPaper } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { foldNearDuplicates, listNearDuplicates } from './queries';

useTestDatabase();

const SENTENCES = [
  'Barn owls hunt voles at night by hearing alone.',
  'We record the flights of forty owls over meadows and compare them with a model of noise.',
  'A silent approach matters more than speed, and more than the height from which it begins.',
  'Voles that hear wings freeze; the others are caught within seconds.',
  'Serrated feathers explain half of the difference between species.',
  'Recordings, code and annotations are released for further study.',
];
const TEXT = SENTENCES.join(' ');
const unread = (id: number) => ({ id, coded: null });

describe('near-duplicates of a paper', () => {
  it('are a version under another title, by others, with a sentence more', async () => {
    const { id } = await createPaper({ titleText: 'How barn owls hunt', abstractText: TEXT });
    const version = await createPaper({
      titleText: 'Hunting in the dark: hearing and silence',
      abstractText: `${TEXT} Accepted in spring.`,
      authors: { create: [{ position: 0, name: 'Ada Compositor' }] },
      journalRef: 'Proceedings of the Spring Conference',
    });
    for (const [paper, other] of [
      [id, version.id],
      [version.id, id],
    ]) {
      const found = await listNearDuplicates(paper ?? 0);
      expect(found.map((each) => each.paper.id)).toEqual([other]);
      expect(found[0]?.share).toBeGreaterThan(0.8);
      expect(found[0]?.share).toBeLessThan(1);
    }
  });

  it('are a shorter version under the same title, not another paper with as many words in common', async () => {
    const { id } = await createPaper({ titleText: 'How barn owls hunt', abstractText: TEXT });
    const part = SENTENCES.slice(0, 4).join(' ');
    const extended = await createPaper({
      titleText: 'How barn owls hunt (extended abstract)',
      abstractText: part,
    });
    await createPaper({ titleText: 'Silence in flight', abstractText: part });
    const found = await listNearDuplicates(id);
    expect(found.map(({ paper }) => paper.id)).toEqual([extended.id]);
    expect(found[0]?.share).toBeLessThan(0.8);
  });

  it('are the most alike first', async () => {
    const { id } = await createPaper({ titleText: 'How barn owls hunt', abstractText: TEXT });
    const shorter = await createPaper({ titleText: 'Owls', abstractText: SENTENCES.slice(0, 5).join(' ') });
    const same = await createPaper({ titleText: 'How barn owls hunt', abstractText: TEXT });
    const found = await listNearDuplicates(id);
    expect(found.map(({ paper, share }) => [paper.id, share === 1])).toEqual([
      [same.id, true],
      [shorter.id, false],
    ]);
  });

  it('are not papers on the same subject', async () => {
    const { id } = await createPaper({ titleText: 'How barn owls hunt', abstractText: TEXT });
    await createPaper({
      titleText: 'How barn owls hear',
      abstractText:
        'Barn owls locate voles by the time between their ears. We place forty owls in dark rooms and play rustling ' +
        'from hidden speakers at night, then track the head. Feathers of the face act as a dish for high sounds.',
    });
    expect(await listNearDuplicates(id)).toEqual([]);
  });

  it('are none of a paper without a text, however alike the titles and the authors', async () => {
    const names = Array.from({ length: 12 }, (_, position) => ({
      position,
      name: `First${position} Last${position}`,
    }));
    const papers = [];
    for (const part of ['one', 'two']) {
      papers.push(
        await createPaper({ titleText: `Owls of Europe, part ${part}`, authors: { create: names } }),
      );
    }
    const [first, second] = papers.map(({ id }) => id);
    expect(await listNearDuplicates(first ?? 0)).toEqual([]);
    expect(await foldNearDuplicates([first ?? 0, second ?? 0].map(unread))).toEqual(new Map());
    expect(await listNearDuplicates(1_000_000)).toEqual([]);
  });
});

describe('near-duplicates among results', () => {
  it('go under the first of them, in whatever order results are', async () => {
    const other = await createPaper({
      titleText: 'Glazes',
      abstractText: 'Ash glazes melt at cone ten in kilns.',
    });
    const ids = [];
    for (const titleText of ['How barn owls hunt', 'Hunting in the dark', 'Owls']) {
      ids.push((await createPaper({ titleText, abstractText: TEXT })).id);
    }
    const [one = 0, two = 0, three = 0] = ids;
    expect(await foldNearDuplicates([two, other.id, three, one].map(unread))).toEqual(
      new Map([[two, [three, one]]]),
    );
    const read = async (id: number) => db.paperSearch.findUniqueOrThrow({ where: { paperId: id } });
    const first = { id: two, coded: (await read(two)).coded };
    expect(await foldNearDuplicates([first, unread(one)])).toEqual(new Map([[two, [one]]]));
    expect(await foldNearDuplicates([one, other.id].map(unread))).toEqual(new Map());
    expect(await foldNearDuplicates([])).toEqual(new Map());
  });
});
