import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { createPaper } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { facet, hasFacet, tierFacets } from '../facets';
import { facetKey, namesKey } from '../matching/tsquery';
import { indexPapers, indexStalePapers, recountSearchTerms } from './mutations';

useTestDatabase();

const TEXT =
  'Barn owls hunt voles at night by hearing alone; a silent approach matters more than speed and height.';

async function reindex(...ids: number[]): Promise<void> {
  await db.$transaction((tx) => indexPapers(tx, ids));
}

async function rowOf(paperId: number) {
  return db.paperSearch.findUniqueOrThrow({ where: { paperId } });
}

/** The papers that the index itself gives for keys, not what a look at each row would. */
async function foundBy(keys: string): Promise<number[]> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
    const rows = await tx.$queryRaw<{ id: number }[]>`
      SELECT search.paper_id AS id
      FROM paper_search AS search
      WHERE search_keys(search.coded, search.facets) @@ ${keys}::tsquery
      ORDER BY search.paper_id`;
    return rows.map(({ id }) => id);
  });
}

/** Terms and totals as the triggers kept them. */
async function counted() {
  const terms = await db.$queryRaw<{ lexeme: string; papers: number }[]>`
    SELECT term.lexeme, counted.papers
    FROM search_term_counts AS counted LEFT JOIN search_terms AS term USING (number)
    WHERE counted.papers <> 0
    ORDER BY term.lexeme COLLATE "C"`;
  const totals = await db.searchTotals.findMany({ where: { papers: { not: 0 } } });
  return { terms: terms.map(({ lexeme, papers }) => [lexeme, papers]), totals };
}

describe('a paper in the index', () => {
  it('is found by the words of its text, title, authors and venue, each by its own key', async () => {
    const { id } = await createPaper({
      titleText: 'Silent wings',
      abstractText: TEXT,
      authors: { create: [{ position: 0, name: 'Ada Compositor' }] },
      journalRef: 'Annals of Ornithology',
    });
    for (const keys of ["'wing'", "'~wing'", "'vole'", "'@compositor'", "'compositor'", "'%annal'"]) {
      expect(await foundBy(keys), keys).toEqual([id]);
    }
    for (const keys of ["'~vole'", "'@wing'", "'%compositor'", "'~compositor'"]) {
      expect(await foundBy(keys), keys).toEqual([]);
    }
  });

  it('is written anew, with new keys, when its text changes, and only then', async () => {
    const { id } = await createPaper({ titleText: 'Silent wings', abstractText: TEXT });
    const writtenBy = () => db.$queryRaw`SELECT xmin::text FROM paper_search WHERE paper_id = ${id}`;
    const before = await writtenBy();
    await reindex(id);
    expect(await writtenBy()).toEqual(before);
    await db.paper.update({ where: { id }, data: { titleText: 'Loud wings', abstractText: null } });
    await reindex(id);
    expect(await writtenBy()).not.toEqual(before);
    expect(await foundBy("'~loud'")).toEqual([id]);
    for (const keys of ["'~silent'", "'silent'", "'vole'", facetKey(hasFacet('abstract'))]) {
      expect(await foundBy(keys), keys).toEqual([]);
    }
  });

  it('is found by two names of one author, in either order, not of two', async () => {
    const { id } = await createPaper({
      authors: {
        create: [
          { position: 0, name: 'Ada King Compositor' },
          { position: 1, name: 'Blaise Typesetter' },
        ],
      },
    });
    const named = (...names: [string, string]) => foundBy(namesKey(...names));
    expect(await named('ada', 'compositor')).toEqual([id]);
    expect(await named('compositor', 'ada')).toEqual([id]);
    expect(await named('blaiz', 'typesett')).toEqual([id]);
    expect(await named('ada', 'typesett')).toEqual([]);
    expect(await named('compositor', 'blaiz')).toEqual([]);
  });

  it('is not found by an author whom the source asks not to show', async () => {
    const { id } = await createPaper({
      authors: {
        create: [
          { position: 0, name: 'Ada Compositor' },
          { position: 1, name: 'Blaise Typesetter', hidden: true },
        ],
      },
    });
    expect(await foundBy("'typesett'")).toEqual([]);
    await db.paperAuthor.updateMany({ where: { paperId: id }, data: { hidden: true } });
    await reindex(id);
    expect(await foundBy("'@compositor' | 'compositor'")).toEqual([]);
  });

  it('goes with its paper', async () => {
    const { id } = await createPaper({ abstractText: TEXT });
    await db.paper.delete({ where: { id } });
    expect(await foundBy("'vole'")).toEqual([]);
    expect(await db.paperSearch.count()).toBe(0);
    expect(await counted()).toEqual({ terms: [], totals: [] });
  });
});

describe('without anybody calling, the index follows', () => {
  it('votes: the number, the standing, and the tier as it is passed', async () => {
    const { id } = await createPaper({ publishedAt: new Date('2025-03-14') });
    const before = await rowOf(id);
    await db.paper.update({ where: { id }, data: { upvoteCount: 2, sourceUpvoteCount: 60 } });
    const after = await rowOf(id);
    expect(after).toMatchObject({ votes: 62, coded: before.coded });
    expect(after.standing).toBeGreaterThan(before.standing);
    expect(after.facets).toEqual(expect.arrayContaining(tierFacets('votes', 62, 62)));
    await db.paper.update({ where: { id }, data: { upvoteCount: { increment: 1 } } });
    expect(await foundBy(facetKey(tierFacets('votes', 63, 63)[0] ?? 0))).toEqual([id]);
    expect(await foundBy(facetKey(tierFacets('votes', 62, 62)[0] ?? 0))).toEqual([]);
  });

  it('the edition day: standing and score, and the date where there is no other', async () => {
    const { id } = await createPaper();
    expect(await foundBy(facetKey(facet('year', 2026)))).toEqual([]);
    const before = await rowOf(id);
    await db.paper.update({ where: { id }, data: { editionDay: new Date('2026-06-30') } });
    const after = await rowOf(id);
    expect(after.standing).toBe(Math.floor(2 * after.score));
    expect(after.standing).toBeGreaterThan(before.standing);
    expect(after.publishedOn).toEqual(new Date('2026-06-30'));
    expect(await foundBy(facetKey(facet('year', 2026)))).toEqual([id]);
  });

  it('the date of publication, from which a paper that was never featured counts', async () => {
    const { id } = await createPaper({ publishedAt: new Date('2024-12-30') });
    const before = await rowOf(id);
    expect(before.standing).toBe(Math.floor(2 * before.score));
    await db.paper.update({ where: { id }, data: { publishedAt: new Date('2025-06-30') } });
    const after = await rowOf(id);
    expect(after.standing).toBe(Math.floor(2 * after.score));
    expect(after.score).toBeGreaterThan(before.score);
  });

  it('the date of publication, in UTC', async () => {
    const { id } = await createPaper({ publishedAt: new Date('2024-12-31T23:30:00Z') });
    expect(await foundBy(facetKey(facet('year', 2024)))).toEqual([id]);
    await db.paper.update({ where: { id }, data: { publishedAt: new Date('2025-01-01T00:30:00Z') } });
    expect(await rowOf(id)).toMatchObject({ publishedOn: new Date('2025-01-01') });
    expect(await foundBy(facetKey(facet('year', 2024)))).toEqual([]);
    expect(await foundBy(facetKey(facet('year', 2025)))).toEqual([id]);
  });

  it('comments at the source', async () => {
    const { id } = await createPaper();
    const key = facetKey(hasFacet('comments'));
    await db.paper.update({ where: { id }, data: { sourceCommentCount: 3 } });
    expect(await foundBy(key)).toEqual([id]);
    await db.paper.update({ where: { id }, data: { sourceCommentCount: 0 } });
    expect(await foundBy(key)).toEqual([]);
  });

  it('topics given, taken, and deleted', async () => {
    const topic = await db.topic.create({ data: { slug: 'owls', name: 'Owls' } });
    const key = facetKey(facet('topic', topic.id));
    const ids = [(await createPaper()).id, (await createPaper()).id];
    await db.paperTopic.createMany({ data: ids.map((paperId) => ({ paperId, topicId: topic.id })) });
    expect(await foundBy(key)).toEqual(ids);
    await db.paperTopic.deleteMany({ where: { paperId: ids[0] } });
    expect(await foundBy(key)).toEqual(ids.slice(1));
    await db.topic.delete({ where: { id: topic.id } });
    expect(await foundBy(key)).toEqual([]);
  });
});

describe('the counts of terms', () => {
  it('are what a recount finds, after papers came, changed and went, one by one and together', async () => {
    const ids: number[] = [];
    for (const titleText of ['Owls and voles', 'Voles', 'Owls, owls, owls', "It's o'clock \\ owls", '']) {
      ids.push((await createPaper({ titleText, abstractText: TEXT })).id);
    }
    await db.paper.updateMany({ where: { id: { in: ids.slice(0, 2) } }, data: { titleText: 'Hawks' } });
    await reindex(...ids);
    await db.paper.deleteMany({ where: { id: { in: ids.slice(3) } } });
    await db.paper.updateMany({ data: { abstractText: null } });
    await reindex(...ids);
    const kept = await counted();
    expect(kept.terms).toEqual([
      ['hawk', 2],
      ['owl', 1],
    ]);
    expect(kept.totals).toMatchObject([{ papers: 3, words: 5n }]);
    await recountSearchTerms();
    expect(await counted()).toEqual(kept);
  });

  it('are made anew where they were lost', async () => {
    await createPaper({ titleText: 'Owls' });
    const kept = await counted();
    await db.searchTermCount.deleteMany();
    await db.searchTotals.deleteMany();
    await recountSearchTerms();
    expect(await counted()).toEqual(kept);
  });
});

describe('the number of a word', () => {
  it('is never given to another, though its row was lost', async () => {
    await createPaper({ titleText: 'Owls' });
    const { number } = await db.searchTerm.findFirstOrThrow({ where: { lexeme: 'owl' } });
    await db.searchTerm.deleteMany();
    await createPaper({ titleText: 'Voles' });
    const voles = await db.searchTerm.findFirstOrThrow({ where: { lexeme: 'vole' } });
    expect(voles.number).toBeGreaterThan(number);
  });
});

describe('the keys of a paper', () => {
  it('cost more than any plan should compute for thousands', async () => {
    const rows = await db.$queryRaw`SELECT procost FROM pg_proc WHERE proname = 'search_keys'`;
    expect(rows).toEqual([{ procost: 100_000 }]);
  });
});

describe('indexing at the start', () => {
  it('takes in what has no document, or one of another analyser, and leaves the rest', async () => {
    const [fresh, older, missing] = await Promise.all(
      ['Owls', 'Voles', 'Hawks'].map((titleText) => createPaper({ titleText })),
    );
    if (!fresh || !older || !missing) throw new Error('not made');
    await db.paperSearch.update({ where: { paperId: older.id }, data: { analysis: -1, words: 99 } });
    await db.paperSearch.delete({ where: { paperId: missing.id } });
    const progress: number[] = [];
    expect(await indexStalePapers({ onProgress: (papers) => progress.push(papers) })).toBe(2);
    expect(progress).toEqual([2]);
    expect(await rowOf(older.id)).toMatchObject({ words: 1 });
    for (const [keys, paper] of [
      ["'owl'", fresh],
      ["'vole'", older],
      ["'hawk'", missing],
    ] as const) {
      expect(await foundBy(keys), keys).toEqual([paper.id]);
    }
    expect(await indexStalePapers()).toBe(0);
    await db.paperSearch.delete({ where: { paperId: missing.id } });
    expect(await indexStalePapers({ all: true })).toBe(3);
    expect(await foundBy("'hawk'")).toEqual([missing.id]);
  });
});
