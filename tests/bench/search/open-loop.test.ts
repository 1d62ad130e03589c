import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures';
import { runOpenLoop, schedule } from './open-loop';

const items = Array.from({ length: 4_000 }, (_, index) => index);
const load = { rate: 50, clients: 4, seed: 1 };

/** A clock that moves only when somebody sleeps, or lets time pass. */
function standingClock() {
  let time = 1_000;
  const pass = (ms: number) => {
    time += ms;
  };
  const sleep = async (ms: number) => {
    await setImmediate();
    pass(Math.max(0, ms));
  };
  return { now: () => time, sleep, pass };
}

describe('an open loop', () => {
  it('asks everything once, in another order, the same for the same seed', () => {
    const arrivals = schedule(items, load);
    const order = arrivals.map(({ item }) => item);
    expect(order).not.toEqual(items);
    expect(order.toSorted((one, other) => one - other)).toEqual(items);
    expect(schedule(items, load)).toEqual(arrivals);
    expect(schedule(items, { ...load, seed: 2 })).not.toEqual(arrivals);
  });

  it('spreads arrivals at the rate over all clients, at random moments', () => {
    const arrivals = schedule(items, load);
    const times = arrivals.map(({ atMs }) => atMs);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect((times.at(-1) ?? 0) / (items.length * (1_000 / load.rate))).toBeCloseTo(1, 0);
    for (let client = 0; client < load.clients; client += 1) {
      expect(arrivals.filter((arrival) => arrival.client === client)).toHaveLength(1_000);
    }
    // Of the gaps of a Poisson process 63 % are below the mean.
    const gaps = times.map((time, place) => time - (times[place - 1] ?? 0));
    expect(gaps.filter((gap) => gap < 1_000 / load.rate).length / gaps.length).toBeCloseTo(0.632, 1);
  });

  it('counts from when it was to be asked, so that a queue shows', async () => {
    const clock = standingClock();
    const arrivals = [0, 10, 20].map((atMs, item) => ({ item, client: 0, atMs }));
    // Each answer keeps everybody for 30 ms, as a server with one thread does.
    const ask = async () => clock.pass(30);
    const outcomes = await runOpenLoop(arrivals, ask, clock);
    expect(clock.now()).toBe(1_090);
    expect(outcomes.map(({ waitedMs }) => waitedMs)).toEqual([30, 50, 70]);
  });

  it('does not wait for an answer before it asks again, and keeps what failed', async () => {
    const clock = standingClock();
    const asked: number[] = [];
    const arrivals = [5, 15].map((atMs, item) => ({ item, client: 0, atMs }));
    let free = () => {};
    const ask = async (item: number) => {
      asked.push(clock.now());
      if (item === 1) throw new Error('no');
      await new Promise<void>((resolve) => {
        free = resolve;
      });
    };
    const running = runOpenLoop(arrivals, ask, clock);
    while (asked.length < 2) await setImmediate();
    free();
    const outcomes = await running;
    expect(asked).toEqual([1_005, 1_015]);
    expect(outcomes.map(({ error }) => String(error))).toEqual(['null', 'Error: no']);
  });
});

describe('the figures of times', () => {
  it('are those of the nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(figuresOf(values)).toEqual({ count: 100, median: 50, p95: 95, max: 100 });
    expect(figuresOf([7])).toEqual({ count: 1, median: 7, p95: 7, max: 7 });
    expect(figuresOf([])).toEqual({ count: 0, median: 0, p95: 0, max: 0 });
  });
});
