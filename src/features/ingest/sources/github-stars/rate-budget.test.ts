import { describe, expect, it } from 'vitest';
import { RateBudget } from './rate-budget';

const NOW = Date.UTC(2026, 10, 28, 10, 20);
const told = (remaining: number, more: Record<string, string> = {}) =>
  new Headers({
    'x-ratelimit-limit': '60',
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(NOW / 1_000 + 1_800),
    ...more,
  });

describe('what a run may ask', () => {
  it('is the limit less a tenth, until GitHub says otherwise', () => {
    const budget = new RateBudget(60);
    expect(budget).toMatchObject({ left: 54, resetAt: null });
    budget.hear(told(20), NOW);
    expect(budget).toMatchObject({ left: 14, resetAt: NOW + 1_800_000 });
    budget.hear(told(6), NOW);
    expect(budget.left).toBe(0);
  });

  it('does not shrink by answers that GitHub does not count', () => {
    const budget = new RateBudget(60);
    budget.hear(told(30), NOW);
    budget.hear(told(30), NOW);
    expect(budget.left).toBe(24);
  });

  it('is counted here where nobody says anything, or nothing that can be read', () => {
    const budget = new RateBudget(60);
    budget.hear(new Headers(), NOW);
    budget.hear(told(3, { 'x-ratelimit-reset': 'soon' }), NOW);
    budget.spend();
    expect(budget).toMatchObject({ left: 51, resetAt: null });
  });

  it('is to be had again by the clock of GitHub, wherever ours stands', () => {
    const budget = new RateBudget(5_000);
    const date = new Date(NOW + 600_000).toUTCString();
    budget.hear(told(0, { 'x-ratelimit-limit': '5000', date }), NOW);
    expect(budget).toMatchObject({ left: 0, resetAt: NOW + 1_200_000 });
    budget.renew();
    expect(budget.left).toBe(4_500);
  });
});
