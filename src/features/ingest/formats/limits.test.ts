import { describe, expect, it } from 'vitest';
import { incomingPaper } from '../testing';
import { problemOfLimits } from './limits';

describe('a counter', () => {
  it('beyond what there is room for is refused, and named', () => {
    expect(problemOfLimits(incomingPaper({ title: 'T', upvotes: 2 ** 31 - 1 }))).toMatch(/upvotes/);
    expect(problemOfLimits(incomingPaper({ title: 'T', arxivVersion: 1e6 }))).toMatch(/arxivVersion/);
    const links = [{ kind: 'code' as const, url: 'https://github.com/a/b', stars: 5e9 }];
    expect(problemOfLimits(incomingPaper({ title: 'T', links }))).toMatch(/stars/);
    expect(problemOfLimits(incomingPaper({ title: 'T', upvotes: 1_000, comments: 3 }))).toBeNull();
  });
});
