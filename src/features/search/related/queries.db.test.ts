import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { createPaper } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { listRelatedPapers, MOST_RELATED } from './queries';

useTestDatabase();

const OWLS =
  'Barn owls hunt voles at night by hearing alone. We record the flights of forty owls over meadows, and find that a ' +
  'silent approach matters more than speed. Voles that hear wings freeze; the others are caught within seconds.';

/** Papers about other things, so that words have something to be rarer than. */
async function createOthers(): Promise<void> {
  for (const [titleText, abstractText] of [
    [
      'Sourdough crumb under X-rays',
      'Bread dough rises as yeast ferments; we image the crumb of sixty loaves.',
    ],
    [
      'The tides of narrow harbours',
      'Harbour resonance amplifies tides. Gauges record the sea level in nine ports.',
    ],
    [
      'Glaze chemistry of stoneware',
      'Ash glazes melt at cone ten. Kilns are fired with wood and cooled slowly.',
    ],
    ['Counting bicycles by sound', 'Microphones count bicycles on wet roads in towns.'],
  ]) {
    await createPaper({ titleText, abstractText });
  }
}

async function titlesNear(paperId: number): Promise<string[]> {
  const related = await listRelatedPapers(paperId);
  const papers = await db.paper.findMany({ where: { id: { in: related.map(({ paper }) => paper.id) } } });
  return related.map(({ paper }) => papers.find(({ id }) => id === paper.id)?.titleText ?? '');
}

describe('related papers', () => {
  it('are the nearest by content, nearest first, and not the others', async () => {
    await createOthers();
    const { id } = await createPaper({ titleText: 'How barn owls hunt voles', abstractText: OWLS });
    await createPaper({
      titleText: 'Voles that hear owls',
      abstractText: 'Voles freeze when wings of owls are heard over meadows at night.',
    });
    await createPaper({ titleText: 'Wings without noise', abstractText: 'Serrated wings make owls silent.' });
    expect(await titlesNear(id)).toEqual(['Voles that hear owls', 'Wings without noise']);
  });

  it('say why: the words that both have, as the paper writes them, adding up to what ranks', async () => {
    await createOthers();
    const { id } = await createPaper({ titleText: 'How barn owls hunt voles', abstractText: OWLS });
    await createPaper({
      titleText: 'Owl hearing',
      abstractText: 'An owl hears a vole. Hunting owls hear it run.',
    });
    const [near] = await listRelatedPapers(id);
    expect(near?.shared.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['owls', 'voles', 'hunt', 'hearing']),
    );
    const sum = near?.shared.reduce((total, { value }) => total + value, 0);
    expect(near?.value).toBeCloseTo(sum ?? 0);
    expect(near?.shared).toEqual(near?.shared.toSorted((one, other) => other.value - one.value));
  });

  it('are not those by the same authors or of the same venue, whatever their names', async () => {
    await createOthers();
    const authors = { create: [{ position: 0, name: 'Vole Meadow' }] };
    const { id } = await createPaper({
      titleText: 'How barn owls hunt voles',
      abstractText: OWLS,
      authors,
      journalRef: 'Silent Flights 3',
    });
    await createPaper({ titleText: 'Fish knots', authors, journalRef: 'Silent Flights 4, voles and owls' });
    expect(await titlesNear(id)).toEqual([]);
  });

  it('are no matter of votes', async () => {
    await createOthers();
    const { id } = await createPaper({ titleText: 'How barn owls hunt voles', abstractText: OWLS });
    await createPaper({
      titleText: 'Voles and owls',
      abstractText: 'Voles, owls, meadows, wings and hearing.',
    });
    await createPaper({ titleText: 'Silent wings', sourceUpvoteCount: 9_000 });
    expect((await titlesNear(id))[0]).toBe('Voles and owls');
  });

  it('show of near-duplicates one, the others under it, and none of its own', async () => {
    await createOthers();
    const { id } = await createPaper({ titleText: 'How barn owls hunt voles', abstractText: OWLS });
    await createPaper({ titleText: 'Night hunting by ear', abstractText: OWLS });
    const wings =
      'Serrated feathers at the edge of wings make owls silent while they hunt voles. We measure the sound of wings in ' +
      'a tunnel, remove the serrations one by one, and hear turbulence grow until even a distant microphone records it.';
    const first = await createPaper({ titleText: 'Why wings of owls are silent', abstractText: wings });
    const second = await createPaper({
      titleText: 'On serrated feathers',
      abstractText: `${wings} Accepted.`,
    });
    const related = await listRelatedPapers(id);
    expect(related).toHaveLength(1);
    const shown = [related[0]?.paper.id, ...(related[0]?.same.map((paper) => paper.id) ?? [])];
    expect(shown.toSorted()).toEqual([first.id, second.id]);
  });

  it('are no more than eight', async () => {
    await createOthers();
    const { id } = await createPaper({ titleText: 'How barn owls hunt voles', abstractText: OWLS });
    for (let place = 0; place < MOST_RELATED + 3; place++) {
      await createPaper({ titleText: `Owls and voles, part ${place}`, abstractText: 'Wings over meadows.' });
    }
    expect(await listRelatedPapers(id)).toHaveLength(MOST_RELATED);
  });
});

describe('a paper with little to go by', () => {
  it('has related papers by its title alone, and none where that says nothing', async () => {
    await createOthers();
    const known = await createPaper({ titleText: 'Barn owls and voles' });
    await createPaper({ titleText: 'How barn owls hunt voles', abstractText: OWLS });
    expect(await titlesNear(known.id)).toEqual(['How barn owls hunt voles']);
    for (const titleText of ['The', '42', '…', 'Zyzzyva', "'\\ & | ! <->:*"]) {
      const { id } = await createPaper({ titleText });
      expect(await listRelatedPapers(id), titleText).toEqual([]);
    }
  });

  it('has none where it is alone, or not there', async () => {
    const { id } = await createPaper({ titleText: 'How barn owls hunt voles', abstractText: OWLS });
    expect(await listRelatedPapers(id)).toEqual([]);
    expect(await listRelatedPapers(id + 1)).toEqual([]);
  });
});
