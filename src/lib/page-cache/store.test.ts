import { describe, expect, it } from 'vitest';
import { forget, keep, MAX_AGE_MS, MIN_AGE_MS, recall } from './store.mjs';

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

  it('all go when an edition gains a paper', () => {
    keep('/c', page(3), 0);
    forget('*', 10_000);
    expect(recall('/c', 10_001)).toBeNull();
  });

  it('are never served older than their longest age', () => {
    keep('/d', page(4), 0);
    expect(recall('/d', MAX_AGE_MS - 1)).toBe('page of 4');
    expect(recall('/d', MAX_AGE_MS)).toBeNull();
  });

  it('are rendered at most once in their shortest age however many votes come', () => {
    keep('/e', page(5), 0);
    for (let at = 0; at < 100; at += 1) forget(['5'], at);
    expect(recall('/e', MIN_AGE_MS - 1)).toBe('page of 5');
    expect(recall('/e', MIN_AGE_MS)).toBeNull();
  });

  it('are told apart from pages never seen', () => {
    expect(recall('/unknown')).toBeUndefined();
  });
});
