import { describe, expect, it } from 'vitest';
import { SYSTEM_CLOCK } from './clock';
import { SiteGate } from './site-gate';

const { signal } = new AbortController();

describe('the clock on the wall', () => {
  it('lets a gate open after the interval, and not before', async () => {
    const gate = new SiteGate();
    const begun = Date.now();
    const starts = [1, 2, 3, 4].map(() =>
      gate.start({ clock: SYSTEM_CLOCK, intervalMs: 5, mostPauseMs: 0, signal }),
    );
    await Promise.all(starts);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(15);
  });

  it('wakes nobody who no longer sleeps', async () => {
    const controller = new AbortController();
    const sleeping = SYSTEM_CLOCK.sleep(1_000_000, controller.signal);
    controller.abort('awake');
    await expect(sleeping).rejects.toBe('awake');
    await expect(SYSTEM_CLOCK.sleep(0, controller.signal)).rejects.toBe('awake');
    const cancel = SYSTEM_CLOCK.after(0, () => expect.unreachable());
    cancel();
    await new Promise<void>((resolve) => SYSTEM_CLOCK.after(1, resolve));
  });

  it('may be set back without keeping anybody longer than an interval', async () => {
    const gate = new SiteGate();
    const slept: number[] = [];
    let now = 1_000_000;
    const clock = {
      ...SYSTEM_CLOCK,
      now: () => now,
      sleep: async (ms: number) => {
        slept.push(ms);
        now += ms;
      },
    };
    await gate.start({ clock, intervalMs: 3_000, mostPauseMs: 0, signal });
    now -= 500_000;
    await gate.start({ clock, intervalMs: 3_000, mostPauseMs: 0, signal });
    expect(slept).toEqual([3_000]);
  });
});
