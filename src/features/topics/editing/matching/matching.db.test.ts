import { expect, it } from 'vitest';
import { db } from '@/lib/db';
import { waitFor } from '../../../../../tests/support/broadsheet';
import { createPaper } from '../../../../../tests/support/factories';
import { useTestDatabase } from '../../../../../tests/support/test-database';
import { allJobs, useWorkers } from '../../../../../tests/support/workers';
import { addForm, addTopic, mergeTopics, removeForm } from '../mutations';
import { MATCH_TASK } from './tasks';

useTestDatabase();
const { start } = useWorkers();

const noJobs = () => waitFor(async () => (await allJobs()).length === 0);
const titlesOf = async (slug: string) => {
  const papers = await db.paper.findMany({
    where: { topics: { some: { topic: { slug } } } },
    select: { titleText: true },
    orderBy: { id: 'asc' },
  });
  return papers.map(({ titleText }) => titleText);
};

it('a change that need not be waited for is made at once, and papers are read again by the worker', async () => {
  for (const titleText of ['On zebra quilts', 'On striped quilts', 'On looms'])
    await createPaper({ titleText });
  const forms = ['zebra quilt', 'loom'];
  const byJob = { byJob: true };
  expect(await addTopic({ slug: 'quilts', name: 'Quilts', forms }, byJob)).toEqual({
    slug: 'quilts',
    papers: [],
  });
  expect(await titlesOf('quilts')).toEqual([]);
  await addForm('quilts', 'striped quilt', byJob);
  await removeForm('quilts', 'loom', byJob);
  expect(await allJobs(), 'one for all changes of a topic').toHaveLength(1);
  await start([MATCH_TASK]);
  expect(await noJobs()).toBe(true);
  expect(await titlesOf('quilts')).toEqual(['On zebra quilts', 'On striped quilts']);
});

it('a topic that was merged before its turn is no matter', async () => {
  for (const slug of ['quilts', 'blankets']) await addTopic({ slug, name: slug, forms: [] });
  await addForm('quilts', 'zebra quilt', { byJob: true });
  await mergeTopics('quilts', 'blankets');
  await start([MATCH_TASK]);
  expect(await noJobs()).toBe(true);
});
