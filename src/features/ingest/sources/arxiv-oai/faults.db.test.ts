import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { oaiRecords } from '../../../../../tests/support/arxiv-answers';
import type { Recorded } from '../../../../../tests/support/replay/answer';
import { useTestDatabase } from '../../../../../tests/support/test-database';
import { change, useOai } from './testing';

useTestDatabase();
const oai = useOai();

describe('on the way from arXiv', () => {
  const RECORDS = Array.from({ length: 30 }, (_, at) => ({ id: `2611.${String(at + 1).padStart(5, '0')}` }));
  const WHOLE = { body: oaiRecords(RECORDS) };

  it.each<[string, Recorded[], number[]]>([
    ['an answer that is cut off', [{ ...WHOLE, fault: 'cut off' }, WHOLE], [3_000, 5_000]],
    [
      'an answer that is cut between chunks',
      [{ ...WHOLE, fault: 'cut off between chunks' }, WHOLE],
      [3_000, 5_000],
    ],
    ['an answer that ends too early', [{ body: WHOLE.body.slice(0, 9_000) }, WHOLE], [3_000, 5_000]],
    ['a connection that is closed', [{ fault: 'closed connection' }, WHOLE], [3_000, 1_000, 2_000]],
    ['500, and 500 again', [{ status: 500 }, { status: 500 }, WHOLE], [3_000, 1_000, 2_000, 2_000, 1_000]],
    ['429', [{ fault: '429 with seconds' }, WHOLE], [3_000, 7_000]],
    ['503 with a Retry-After', [{ status: 503, headers: { 'Retry-After': '90' } }, WHOLE], [3_000, 90_000]],
  ])('%s is asked for again, and everything is there once', async (_, answers, slept) => {
    let at = 0;
    const bench = await oai(() => answers[Math.min(at++, answers.length - 1)] ?? WHOLE);
    const { failure, counts } = await change(bench);
    expect(failure).toBeNull();
    expect(counts.created).toBe(30);
    expect(await db.paper.count()).toBe(30);
    expect(bench.clock.slept).toEqual(slept);
  });

  it('an answer that is slow to begin is asked for again', async () => {
    let at = 0;
    const bench = await oai(() => (at++ === 0 ? { fault: 'slow first byte' } : WHOLE));
    const changed = change(bench);
    await bench.server.received(2);
    await bench.clock.runOut(200_000);
    expect(await changed).toMatchObject({ failure: null, counts: { created: 30 } });
  });

  it('an answer that stalls is asked for again, and what came before stays', async () => {
    let at = 0;
    const bench = await oai(() => (at++ === 0 ? { ...WHOLE, fault: 'stalled body' } : WHOLE));
    const changed = change(bench);
    await bench.clock.runOut(30_000);
    const { failure, counts } = await changed;
    expect(failure).toBeNull();
    expect(counts).toMatchObject({ created: 30, unchanged: counts.received - 30 });
    expect(counts.unchanged).toBeGreaterThan(5);
    expect(await db.paper.count()).toBe(30);
  });

  it('an answer that is never whole fails in the end, and what came before stays', async () => {
    const bench = await oai(() => ({ ...WHOLE, fault: 'cut off' }));
    const { failure } = await change(bench);
    expect(failure?.message).toMatch(/closed the connection before its answer was whole/);
    expect(await db.paper.count()).toBeGreaterThan(5);
    expect(await db.ingestBackfill.findFirst()).toMatchObject({ completeDay: null, token: null });
  });

  it('a page of something else is told as what it is', async () => {
    const bench = await oai(() => ({ body: '<html><body>Please wait</body></html>' }));
    expect((await change(bench)).failure?.message).toMatch(/sent what cannot be read: .*line 1/);
  });
});
