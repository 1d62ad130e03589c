import { afterEach, describe, expect, it, vi } from 'vitest';
import { keptBody } from './kept-body';
import { forget } from './store.mjs';

afterEach(() => vi.useRealTimers());

describe('a kept body', () => {
  it('is made once, until a paper in it changes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    let made = 0;
    const ask = () =>
      keptBody('/kept-body-test', async () => ({ body: `made ${++made}`, paperIds: [7_001] }));
    expect(await ask()).toEqual({ body: 'made 1', paperIds: [7_001], kept: false });
    expect(await ask()).toMatchObject({ body: 'made 1', kept: true });
    vi.advanceTimersByTime(10_000);
    forget(['7002']);
    expect(await ask()).toMatchObject({ body: 'made 1', kept: true });
    forget(['7001']);
    expect(await ask()).toMatchObject({ body: 'made 2', kept: false });
  });

  it('is not kept where there is none', async () => {
    expect(await keptBody('/no-body-test', async () => null)).toBeNull();
    expect(await keptBody('/no-body-test', async () => ({ body: 'now', paperIds: [] }))).toMatchObject({
      kept: false,
    });
  });
});
