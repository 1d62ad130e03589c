import { describe, expect, it } from 'vitest';
import { useTestDatabase } from '../../../../../tests/support/test-database';
import { getSourceState } from '../queries';
import { HOUR_MS, limits, look, NOW, paperWith, repository, told, useGitHub } from './testing';

useTestDatabase();
const github = useGitHub();

const limited = {
  status: 403,
  headers: limits(0, 20 * 60_000),
  body: '{"message":"API rate limit exceeded"}',
};

describe('what GitHub allows', () => {
  const many = async (count: number) =>
    paperWith(28, ...Array.from({ length: count }, (_, at) => `ada/engine-${at + 10}`));
  const counting = (start: number, resetMs: number) => {
    let remaining = start;
    return github({}).then((bench) => {
      for (let at = 10; at < 90; at += 1) {
        bench.server.route(`/github/repos/ada/engine-${at}`, () => {
          remaining -= 1;
          return told(`ada/engine-${at}`, at, limits(Math.max(remaining, 0), resetMs));
        });
      }
      return bench;
    });
  };

  it('is kept to, less a tenth; the others wait for a later run', async () => {
    await many(70);
    const bench = await counting(60, HOUR_MS);
    const { failure, counts, notes } = await look(bench);
    expect({ failure, received: counts.received }).toEqual({ failure: null, received: 54 });
    expect(notes).toEqual([
      'What GitHub allows is used up until 2026-11-28 01:00 UTC; not asked about: 16 repositories',
    ]);
    bench.clock.pass(HOUR_MS);
  });

  it('is waited for where the hour is nearly over', async () => {
    await many(4);
    const bench = await counting(8, 90_000);
    expect((await look(bench)).counts.received).toBe(4);
    expect(bench.clock.slept.some((ms) => ms > 60_000)).toBe(true);
  });

  it('and is used up by others ends the run, and says when to come again', async () => {
    await paperWith(28, 'ada/engine');
    const { failure } = await look(await github({ 'repos/ada/engine': limited }));
    expect(failure).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('It may be asked again from 2026-11-28T00:20:00.000Z on'),
      details: { retryAt: new Date('2026-11-28T00:20:00Z') },
    });
    expect(await getSourceState('github-stars', '')).toMatchObject({
      failure: expect.stringContaining('403'),
    });
    expect(await repository('ada', 'engine')).toMatchObject({ fetchedAt: null });
  });

  it('and was asked for too fast is asked again when it says, or a minute later', async () => {
    await paperWith(28, 'ada/engine');
    const slow = { status: 403, headers: { 'retry-after': '7' }, body: '{"message":"secondary rate limit"}' };
    const bench = await github({ 'repos/ada/engine': [slow, told('ada/engine', 1)] });
    expect(await look(bench)).toMatchObject({ failure: null, counts: { updated: 1 } });
    expect(bench.clock.slept).toContain(7_000);
    await paperWith(28, 'ada/second');
    const { 'retry-after': _, ...untold } = slow.headers;
    const silent = await github({ 'repos/ada/second': { ...slow, headers: untold } });
    expect((await look(silent)).failure).toMatchObject({ details: { retryAt: new Date(NOW + 60_000) } });
  });
});
