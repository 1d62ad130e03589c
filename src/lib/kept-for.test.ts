import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keptFor } from './kept-for';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what is kept for a second', () => {
  it('is loaded once for all who ask first', async () => {
    const load = vi.fn(async () => load.mock.calls.length);
    const get = keptFor(1_000, load);
    expect(await Promise.all([get(), get()])).toEqual([1, 1]);
    expect(await get()).toBe(1);
  });

  it('is given at once when it is old, and loaded anew for who comes after', async () => {
    const load = vi.fn(async () => load.mock.calls.length);
    const get = keptFor(1_000, load);
    await get();
    vi.setSystemTime(Date.now() + 1_000);
    expect(await get()).toBe(1);
    await vi.runAllTimersAsync();
    expect(await get()).toBe(2);
  });

  it('is tried again where it could not be loaded', async () => {
    const load = vi.fn(async () => 'loaded');
    load.mockRejectedValueOnce(new Error('away'));
    const get = keptFor(1_000, load);
    await expect(get()).rejects.toThrow('away');
    expect(await get()).toBe('loaded');
  });

  it('outlives loads that fail', async () => {
    const load = vi.fn(async () => 'loaded');
    const get = keptFor(1_000, load);
    await get();
    load.mockRejectedValue(new Error('away'));
    vi.setSystemTime(Date.now() + 5_000);
    expect(await get()).toBe('loaded');
    await vi.runAllTimersAsync();
    expect(await get()).toBe('loaded');
  });
});
