import fc from 'fast-check';
import { expect, it } from 'vitest';
import { db } from '@/lib/db';
import { createPaper } from '../../../../tests/support/factories';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { FIRST_UNCOUNTED } from '../facets';
import { tallyFacets } from './tally';

useTestDatabase();

it('the database writes the facets that are counted as they are read', async () => {
  const any = fc.oneof(fc.integer({ min: 1 << 24, max: 2 ** 31 - 1 }), fc.nat(FIRST_UNCOUNTED - 1));
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(any, { maxLength: 30 }), async (given) => {
      const facets = given.toSorted((one, other) => one - other);
      const [row] = await db.$queryRaw<
        { counted: string }[]
      >`SELECT counted_facets(${facets}::int[]) AS counted`;
      expect(tallyFacets(row?.counted ?? '').map(({ facet }) => facet)).toEqual(
        facets.filter((facet) => facet < FIRST_UNCOUNTED),
      );
    }),
  );
});

it('a paper has its own with it, also when they change', async () => {
  const { id } = await createPaper({ publishedAt: new Date('2024-05-01') });
  const { facets: before } = await db.paperSearch.findUniqueOrThrow({ where: { paperId: id } });
  const topic = await db.topic.create({ data: { slug: 'owls', name: 'Owls' } });
  await db.paperTopic.create({ data: { paperId: id, topicId: topic.id } });
  const { facets, counted } = await db.paperSearch.findUniqueOrThrow({ where: { paperId: id } });
  expect(facets).toHaveLength(before.length + 1);
  expect(tallyFacets(counted ?? '').map(({ facet }) => facet)).toEqual(
    facets.filter((facet) => facet < FIRST_UNCOUNTED),
  );
});
