import { describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../../../../tests/support/test-database';
import { MOST_ATTEMPTS } from './endpoint';
import { good, paper, spent, take, useEndpoint, write } from './testing';

useTestDatabase();
const endpoint = useEndpoint();

describe('an endpoint', () => {
  it('that is busy is asked again when it says, and left alone where that is long', async () => {
    await take({ arxivId: '2611.00001' });
    const bench = await endpoint([{ fault: '429 with seconds' }, good()]);
    expect((await write(bench)).counts.updated).toBe(1);
    expect(bench.clock.slept).toContain(7_000);
    await take({ arxivId: '2611.00002' });
    const busy = await endpoint({ status: 429, headers: { 'retry-after': '3600' } });
    expect((await write(busy)).failure).toMatchObject({ details: { retryAt: expect.any(Date) } });
    expect(busy.server.requests).toHaveLength(1);
  });

  it('that fails is given up after some attempts, and at once where the key is wrong', async () => {
    await take({ arxivId: '2611.00001' });
    const bench = await endpoint({ status: 503, body: 'loading model' });
    expect((await write(bench)).failure?.message).toContain('loading model');
    expect(bench.server.requests).toHaveLength(MOST_ATTEMPTS);
    const locked = await endpoint({ status: 401, body: 'No such key: sk-secret-key' });
    const { failure } = await write(locked, { SUMMARY_KEY: 'sk-secret-key' });
    expect(failure?.message).toMatch(/answers 401 .*\[removed\]/);
    expect(locked.server.requests).toHaveLength(1);
    expect(await spent()).toBe(0);
  });

  it('that thinks for too long is asked no more for now', async () => {
    await take({ arxivId: '2611.00001' });
    const bench = await endpoint({ fault: 'slow first byte' });
    const writing = write(bench);
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) await bench.clock.runOut(300_000);
    expect((await writing).failure?.message).toContain('did not begin to answer within 300 s');
  });

  it('inside that the operator did not allow is told how to', async () => {
    await take({ arxivId: '2611.00001' });
    const bench = await endpoint(good());
    const { failure } = await write(bench, { SUMMARY_URL: 'http://127.0.0.1:1/v1' });
    expect(failure?.message).toContain('add http://127.0.0.1:1 to FETCH_PRIVATE_ORIGINS');
  });

  it('keeps nothing back when it is stopped', async () => {
    await take({ arxivId: '2611.00001', day: '2026-11-28' }, { arxivId: '2611.00002' });
    const stop = new AbortController();
    let times = 0;
    const bench = await endpoint(() => {
      times += 1;
      if (times === 1) return good();
      stop.abort(new Error('Ctrl-C'));
      return { fault: 'slow first byte' };
    });
    await expect(write(bench, {}, stop.signal)).rejects.toThrow('Ctrl-C');
    expect(await paper('2611.00001')).toMatchObject({ summary: { by: 'qwen3:8b' } });
  });
});
