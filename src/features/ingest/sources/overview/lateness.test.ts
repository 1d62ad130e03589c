import { describe, expect, it } from 'vitest';
import { latenessText, timesDue } from './lateness';

const late = (schedule: string, since: string, now: string) =>
  latenessText(timesDue(schedule, new Date(`${since}Z`), new Date(`${now}Z`)));

describe('how far behind its schedule a source is', () => {
  it('is told by how often it was due since it last succeeded', () => {
    expect(late('40 */3 * * *', '2026-11-28T03:41', '2026-11-28T06:39')).toBe('with its schedule');
    expect(late('40 */3 * * *', '2026-11-28T03:41', '2026-11-28T06:40')).toBe('1 time behind its schedule');
    expect(late('40 */3 * * *', '2026-11-28T03:41', '2026-11-28T12:40')).toBe('3 times behind its schedule');
  });

  it('does not count weekends on which it is not due', () => {
    expect(late('20 5,8,12 * * 1-5', '2026-11-27T12:21', '2026-11-30T05:19')).toBe('with its schedule');
  });

  it('is not counted to the end where it was never kept', () => {
    expect(late('* * * * *', '2026-11-01T00:00', '2026-11-28T00:00')).toBe(
      '99 times or more behind its schedule',
    );
  });
});
