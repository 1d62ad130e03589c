import { describe, expect, it } from 'vitest';
import { compareClocks } from './clock';
import { findingLines, fine, inShort, problem, warning } from './finding';
import { checkNode } from './machine';

describe('a finding', () => {
  it('says how it stands, and below it what to do', () => {
    expect(findingLines(fine('disk', '40 GB free'))).toBe('ok       disk                40 GB free');
    expect(findingLines(problem('disk', '3 MB free', 'Make room.')).split('\n')).toEqual([
      'PROBLEM  disk                3 MB free',
      '                             → Make room.',
    ]);
  });

  it('is counted', () => {
    expect(inShort([fine('a', 'b')])).toBe('All is well.');
    expect(inShort([problem('a', 'b', 'c'), warning('a', 'b', 'c'), warning('a', 'b', 'c')])).toBe(
      '1 problem, 2 warnings.',
    );
  });
});

it.each([
  ['20.18.9', 'problem'],
  ['18.20.0', 'problem'],
  ['20.19.0', 'ok'],
  ['24.21.0', 'ok'],
])('Node %s is %s', (version, state) => {
  expect(checkNode(version).state).toBe(state);
});

it.each([
  ['2026-11-28T12:00:00Z', 'ok', 'agrees'],
  ['2026-11-28T12:00:03Z', 'ok', 'agrees'],
  ['2026-11-28T12:00:20Z', 'warning', '18 s behind'],
  ['2026-11-28T11:30:00Z', 'problem', '30 min before'],
])('a clock of noon beside one of %s is %s', (theirs, state, words) => {
  const before = Date.parse('2026-11-28T12:00:00Z');
  const finding = compareClocks({ whose: 'theirs', theirs: new Date(theirs), before, after: before + 2_000 });
  expect(finding.state).toBe(state);
  expect(finding.what).toContain(words);
});
