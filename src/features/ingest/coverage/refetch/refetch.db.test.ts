import { describe, expect, it } from 'vitest';
import type { Day } from '@/lib/day';
import { db } from '@/lib/db';
import { atomFeed, oaiRecords, oaiSets } from '../../../../../tests/support/arxiv-answers';
import { createPaper } from '../../../../../tests/support/factories';
import { useTestDatabase } from '../../../../../tests/support/test-database';
import { queryOf, type SourceBench, useSources } from '../../sources/testing';
import { keepLists } from '../mutations';
import { getDayCoverage, listMissingIds } from '../queries';
import { requestRefetch } from './request/mutations';
import { refetchDay } from './run';
import type { RefetchInput } from './schema';

useTestDatabase();
const open = useSources();

const FRIDAY = '2026-11-27' as Day;
const listed = { day: FRIDAY, source: 'arxiv-rss', category: 'cs.CL', kind: 'new' as const };

/** As the worker does it. */
const refetch = async (bench: SourceBench, source: RefetchInput['source']) => {
  const wanted = { day: FRIDAY, source };
  await requestRefetch(wanted);
  await refetchDay(wanted, {
    holder: 'a test',
    signal: new AbortController().signal,
    outside: bench.outside,
  });
  const [note] = (await getDayCoverage(FRIDAY)).refetches;
  return note;
};

describe('what is missing of a day', () => {
  it('of arXiv is asked for by exactly the ids that are missing', async () => {
    await createPaper({ arxivId: '2611.00001', key: '2611.00001' });
    await keepLists([{ ...listed, ids: ['2611.00001', '2611.00002', '2611.00003'] }], new Date());
    const bench = await open({ '/api/query': { body: atomFeed({ ids: ['2611.00002'] }) } });
    const note = await refetch(bench, 'arxiv-rss');
    expect(bench.server.requests.map((request) => queryOf(request).id_list)).toEqual([
      '2611.00002,2611.00003',
    ]);
    expect(note).toMatchObject({
      finishedAt: expect.any(Date),
      outcome: '2 papers were asked for: 1 record came, 1 new, 0 rejected; arXiv has no paper 2611.00003',
    });
    expect(await listMissingIds(FRIDAY, 'arxiv-rss')).toEqual(['2611.00003']);
  });

  it('that nobody asked for is what OAI-PMH changed on it', async () => {
    const bench = await open({
      '/oai': (request) =>
        queryOf(request).verb === 'ListSets'
          ? { body: oaiSets(['cs:cs:CL', 'physics:hep-th']) }
          : { body: oaiRecords([{ id: '2611.00001', datestamp: FRIDAY }]) },
    });
    const note = await refetch(bench, 'arxiv-rss');
    expect(note?.outcome).toBe(
      'What arXiv changed on the day was asked for: 2 records came, 1 new, 0 rejected',
    );
    expect(bench.server.requests.slice(1).map((request) => queryOf(request).from)).toEqual([FRIDAY, FRIDAY]);
  });

  it('of Hugging Face is its day once more', async () => {
    const body = JSON.stringify([{ paper: { id: '2611.00001', title: 'A paper' } }]);
    const bench = await open({ '/api/daily_papers': { body } });
    expect((await refetch(bench, 'huggingface-daily'))?.outcome).toMatch(
      /^The day was asked for again: 1 record came/,
    );
    expect(bench.server.requests.map((request) => queryOf(request).date)).toEqual([FRIDAY]);
  });

  it('is told where it could not be had, and is worth another try', async () => {
    const bench = await open({ '/api/daily_papers': { status: 403, body: 'No' } });
    await expect(refetch(bench, 'huggingface-daily')).rejects.toMatchObject({ code: 'unavailable' });
    const [note] = (await getDayCoverage(FRIDAY)).refetches;
    expect(note).toMatchObject({
      finishedAt: null,
      outcome: expect.stringMatching(/403.*It is tried again\.$/),
    });
  });

  it('waits in the queue once, however often it is asked for', async () => {
    await requestRefetch({ day: FRIDAY, source: 'arxiv-rss' });
    await requestRefetch({ day: FRIDAY, source: 'arxiv-rss' });
    await requestRefetch({ day: FRIDAY, source: 'huggingface-daily' });
    const jobs = await db.$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs ORDER BY key`;
    expect(jobs.map(({ key }) => key)).toEqual([
      'ingest.refetch arxiv-rss 2026-11-27',
      'ingest.refetch huggingface-daily 2026-11-27',
    ]);
  });
});
