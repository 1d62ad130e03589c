import { describe, expect, it } from 'vitest';
import { countsText, stateOf } from './run-text';

const startedAt = new Date('2026-11-28T05:20:00Z');
const finishedAt = new Date('2026-11-28T05:20:02.5Z');

describe('a run in words', () => {
  it('says how it went and how long it took', () => {
    expect(stateOf({ startedAt, finishedAt, failure: null })).toEqual({
      text: 'well, in 2.5 s',
      isWell: true,
    });
    expect(stateOf({ startedAt, finishedAt, failure: 'broken JSON' })).toEqual({
      text: 'broken off after 2.5 s: broken JSON',
      isWell: false,
    });
    expect(stateOf({ startedAt, finishedAt: null, failure: null }).text).toMatch(/^not finished/);
  });

  it('adds up', () => {
    expect(countsText({ received: 3, created: 1, updated: 0, unchanged: 1, rejected: 1 })).toBe(
      '3 records: 1 new, 0 changed, 1 known, 1 rejected',
    );
  });
});
