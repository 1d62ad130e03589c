import { expect, it } from 'vitest';
import { drill } from './drill/drill';

// Fifty rounds at moments of a seed's choice are `npm run drill`.
it('killed again and again while papers come in and are marked, it loses, doubles and miscounts nothing', async () => {
  const plan = [
    ['postgres' as const],
    ['worker' as const, 'backend' as const],
    ['all' as const],
    ['app' as const],
  ];
  const { wrong, rounds, books, output } = await drill({ rounds: plan.length, seed: 7, plan });
  expect(wrong, output).toEqual([]);
  expect(rounds).toHaveLength(plan.length);
  expect(books.acknowledgedBodies.length).toBeGreaterThan(plan.length);
  expect(books.acknowledgedMarks).toBeGreaterThan(plan.length);
}, 900_000);
