import { describe, expect, it } from 'vitest';
import { forget, keep, MAX_AGE_MS, MIN_AGE_MS, recall, setAway } from './store.mjs';

const page = (paper: number) => ({
  entry: `page of ${paper}`,
  html: `<li data-paper="${paper}">`,
  bytes: 100,
});

describe('kept pages', () => {
  it('are served until a paper on them changes', () => {
    keep('/a', page(1), 0);
    keep('/b', page(2), 0);
    forget(['1'], 10_000);
    expect(recall('/a', 10_001)).toBeNull();
    expect(recall('/b', 10_001)).toBe('page of 2');
  });

  it('go when something else changes that they show', () => {
    keep('/front', { ...page(7), html: '<li data-paper="7"><div data-shows="sources">' }, 0);
    keep('/other', page(8), 0);
    forget(['sources'], 10_000);
    expect(recall('/front', 10_001)).toBeNull();
    expect(recall('/other', 10_001)).toBe('page of 8');
  });

  it('all go when an edition gains a paper', () => {
    keep('/c', page(3), 0);
    forget('*', 10_000);
    expect(recall('/c', 10_001)).toBeNull();
  });

  it('are never served older than their longest age', () => {
    const start = 100_000;
    keep('/d', page(4), start);
    expect(recall('/d', start + MAX_AGE_MS - 1)).toBe('page of 4');
    expect(recall('/d', start + MAX_AGE_MS)).toBeNull();
  });

  it('are rendered at most once in their shortest age however many votes come', () => {
    const start = 200_000;
    keep('/e', page(5), start);
    for (let at = 0; at < 100; at += 1) forget(['5'], start + at);
    expect(recall('/e', start + MIN_AGE_MS - 1)).toBe('page of 5');
    expect(recall('/e', start + MIN_AGE_MS)).toBeNull();
  });

  it('soon go where a paper changed while they were rendered', () => {
    const start = 300_000;
    forget(['6'], start - 1_000);
    keep('/f', page(6), start);
    expect(recall('/f', start + MIN_AGE_MS - 1)).toBe('page of 6');
    expect(recall('/f', start + MIN_AGE_MS)).toBeNull();
  });

  it('are served however old while the database is away, and go when it is back', () => {
    const start = 400_000;
    keep('/g', page(7), start);
    expect(recall('/g', start + 10 * MAX_AGE_MS)).toBeNull();
    setAway(true);
    expect(recall('/g', start + 10 * MAX_AGE_MS)).toBe('page of 7');
    setAway(false);
    forget('*', start + 10 * MAX_AGE_MS);
    expect(recall('/g', start + 10 * MAX_AGE_MS)).toBeNull();
  });

  it('are told apart from pages never seen', () => {
    expect(recall('/unknown')).toBeUndefined();
  });
});
