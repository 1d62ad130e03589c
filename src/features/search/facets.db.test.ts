import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { createPaper } from '../../../tests/support/factories';
import { useTestDatabase } from '../../../tests/support/test-database';
import { facet, hasFacet, namedFacet, readFacet, readHas, tierFacets } from './facets';

useTestDatabase();

const LARGEST = 2 ** 31 - 1;
const VALUE = 0xff_ffff;

const TEXT =
  'Barn owls hunt voles at night by hearing alone; a silent approach matters more than speed and height.';

async function facetsOf(paperId: number): Promise<number[]> {
  const rows = await db.paperSearch.findMany({ where: { paperId }, select: { facets: true } });
  return rows.flatMap(({ facets }) => facets);
}

describe('the facets of a paper', () => {
  it('are those that a search asks for, of every kind, in order', async () => {
    const topic = await db.topic.create({ data: { slug: 'owls', name: 'Owls' } });
    const day = new Date('2025-03-14');
    await db.edition.create({ data: { day } });
    const paper = await createPaper({
      abstractText: TEXT,
      publishedAt: new Date('2024-12-31T23:59:59Z'),
      sourceUpvoteCount: 20,
      sourceCommentCount: 1,
      topics: { create: [{ topicId: topic.id }] },
      categories: {
        create: [
          { position: 0, code: 'cs.CL' },
          { position: 1, code: 'hep-th' },
        ],
      },
      links: {
        create: [
          {
            position: 0,
            kind: 'code',
            url: 'a',
            host: 'x.org',
            owner: 'Press',
            name: 'Fair.JS',
            stars: 7,
            origin: 'source',
          },
          {
            position: 1,
            kind: 'code',
            url: 'b',
            host: 'x.org',
            owner: 'press',
            stars: 900,
            origin: 'source',
          },
          { position: 2, kind: 'project', url: 'c', host: 'x.org', origin: 'abstract' },
          {
            position: 3,
            kind: 'video',
            url: 'd',
            host: 'x.org',
            owner: 'nobody',
            name: 'film',
            origin: 'abstract',
          },
        ],
      },
      sourceRecords: { create: [{ source: 'arxiv', record: {} }] },
      entries: { create: [{ day, source: 'huggingface' }] },
    });
    const found = await facetsOf(paper.id);
    expect(found).toEqual(
      [
        facet('topic', topic.id),
        namedFacet('category', 'cs.CL'),
        namedFacet('category', 'hep-th'),
        namedFacet('archive', 'cs'),
        namedFacet('archive', 'hep-th'),
        facet('year', 2024),
        ...(['code', 'project', 'abstract', 'comments'] as const).map(hasFacet),
        namedFacet('source', 'arxiv'),
        namedFacet('source', 'huggingface'),
        namedFacet('owner', 'PRESS'),
        namedFacet('repository', 'press/fair.js'),
        ...tierFacets('votes', 20, 20),
        ...tierFacets('stars', 900, 900),
      ].toSorted((one, other) => one - other),
    );
  });

  it('of a paper with nothing but a title are its votes: none', async () => {
    const { id } = await createPaper();
    expect(await facetsOf(id)).toEqual(tierFacets('votes', 0, 0));
  });
});

describe('a named facet', () => {
  it('is the same number in the database, whatever the name', async () => {
    const names = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 50, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(names, async (given) => {
        const texts = given.map((name) => name.replaceAll('\0', ''));
        const rows = await db.$queryRaw<{ hash: number }[]>`
          SELECT facet_hash(name) AS hash
          FROM unnest(${texts}::text[]) WITH ORDINALITY AS given (name, place)
          ORDER BY place`;
        expect(rows.map(({ hash }) => hash)).toEqual(
          texts.map((name) => namedFacet('category', name) & VALUE),
        );
      }),
      { numRuns: 10 },
    );
  });

  it('says what it is of', () => {
    expect(readFacet(facet('year', 2024))).toEqual({ kind: 'year', value: 2024 });
    expect(readFacet((127 << 24) | 1)).toBeNull();
    const code = readFacet(hasFacet('code'));
    expect(code && readHas(code.value)).toBe('code');
  });
});

describe('the tier of a number', () => {
  it('begins at one less than each power of two, in the database as in a search, to the largest there is', async () => {
    const numbers = Array.from({ length: 32 }, (_, power) => 2 ** power - 1)
      .flatMap((start) => [start - 1, start, start + 1])
      .filter((number) => number >= 0 && number <= LARGEST);
    const rows = await db.$queryRaw<{ tier: number }[]>`
      SELECT facet_tier(number) AS tier
      FROM unnest(${numbers}::int[]) WITH ORDINALITY AS given (number, place)
      ORDER BY place`;
    expect(rows.map(({ tier }) => tier)).toEqual(
      numbers.map((number) => (tierFacets('votes', number, number)[0] ?? 0) & VALUE),
    );
    for (let power = 0; power <= 31; power++) {
      expect((tierFacets('stars', 2 ** power - 1, null)[0] ?? 0) & VALUE).toBe(power);
    }
  });

  it('is among those of every span that the number is in', () => {
    const number = fc.integer({ min: 0, max: LARGEST });
    fc.assert(
      fc.property(number, number, number, (...given) => {
        const [min = 0, each = 0, max = 0] = given.toSorted((one, other) => one - other);
        const [tier = -1] = tierFacets('votes', each, each);
        expect(tierFacets('votes', min, max)).toContain(tier);
        expect(tierFacets('votes', min, null)).toContain(tier);
      }),
    );
  });
});
