import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { codeLink, createPaper } from '../../../../../tests/support/factories';
import { useTestDatabase } from '../../../../../tests/support/test-database';
import { findSourceTask } from '../../tasks';
import { lockSource } from '../mutations';
import { requestRun, setPaused } from '../pausing/mutations';
import { listSourceOverviews } from './queries';

useTestDatabase();

const NOW = new Date('2026-11-28T10:00:00Z');
const overview = async (name: string) => (await listSourceOverviews(NOW)).find((each) => each.name === name);
const run = (startedAt: string, received: number) =>
  db.ingestRun.create({
    data: {
      source: 'huggingface-daily',
      format: 'hf-daily-papers',
      received,
      created: received,
      startedAt: new Date(startedAt),
    },
  });

describe('a source', () => {
  it('shows what it brought, when it is due, and how late it is', async () => {
    await db.ingestSource.create({
      data: {
        source: 'huggingface-daily',
        part: '',
        attemptedAt: new Date('2026-11-28T09:40:00Z'),
        succeededAt: new Date('2026-11-28T03:40:30Z'),
        failure: 'Hugging Face answers 503',
      },
    });
    await run('2026-11-28T03:40:00Z', 30);
    await run('2026-11-27T23:59:59Z', 12);
    await run('2026-11-01T00:00:00Z', 5);
    const huggingFace = await overview('huggingface-daily');
    expect(huggingFace).toMatchObject({
      canRun: true,
      nextAt: new Date('2026-11-28T12:40:00Z'),
      lateness: '2 times behind its schedule',
      week: { runs: 2, received: 42, failed: 0 },
      heldBy: null,
      parts: [{ part: '', failure: 'Hugging Face answers 503' }],
    });
    expect(huggingFace?.received.slice(-2)).toEqual([12, 30]);
    expect(huggingFace?.received).toHaveLength(30);
    expect(huggingFace?.received[2]).toBe(5);
    expect(await overview('arxiv-api')).toMatchObject({
      canRun: false,
      nextAt: null,
      lateness: null,
      parts: [],
    });
  });

  it('that looks after papers shows how it stands with them, and one that is not set up says what it lacks', async () => {
    await createPaper({ links: { create: codeLink('ada/engine') } } as never);
    expect(await overview('github-stars')).toMatchObject({
      canRun: true,
      lacks: null,
      nextAt: new Date('2026-11-28T10:20:00Z'),
      facts: [
        { name: 'Repositories', text: '1 linked, 0 counted, 0 renamed, 0 not to be found' },
        { name: 'Due now', text: '1 repository' },
      ],
    });
    expect(await overview('summaries')).toMatchObject({
      canRun: false,
      lacks: 'SUMMARY_URL',
      nextAt: null,
      lateness: null,
      facts: [],
    });
    expect((await overview('huggingface-daily'))?.facts).toBeNull();
  });

  it('shows who is at it', async () => {
    const lock = await lockSource('arxiv-rss', 'a test');
    expect((await overview('arxiv-rss'))?.heldBy).toMatchObject({
      who: expect.stringMatching(/^a test \(pid \d+/),
    });
    expect((await overview('arxiv-oai'))?.heldBy).toBeNull();
    if ('release' in lock) await lock.release();
    expect((await overview('arxiv-rss'))?.heldBy).toBeNull();
  });

  it('that is paused is not run by its schedule, and has not been asked because of that', async () => {
    await setPaused('arxiv-rss', true);
    const paused = await overview('arxiv-rss');
    expect(paused).toMatchObject({ pausedAt: expect.any(Date), parts: [], lateness: null });
    await setPaused('arxiv-rss', true);
    expect((await overview('arxiv-rss'))?.pausedAt).toEqual(paused?.pausedAt);
    const task = findSourceTask('arxiv-rss');
    await task?.run({}, { signal: new AbortController().signal, attempt: 1 });
    expect((await overview('arxiv-rss'))?.parts).toEqual([]);
    await setPaused('arxiv-rss', false);
    expect((await overview('arxiv-rss'))?.pausedAt).toBeNull();
  });

  it('is run by hand through the queue, once', async () => {
    await requestRun('huggingface-daily');
    await requestRun('huggingface-daily');
    const jobs = await db.$queryRaw<object[]>`SELECT task_identifier AS task, key FROM graphile_worker.jobs`;
    expect(jobs).toEqual([{ task: 'ingest.huggingface-daily', key: 'ingest.huggingface-daily by hand' }]);
    await expect(requestRun('arxiv-api')).rejects.toMatchObject({ code: 'invalid' });
    await expect(setPaused('arxiv-oai', true)).rejects.toMatchObject({ code: 'invalid' });
  });
});
