import { describe, expect, it } from 'vitest';
import { historyLines } from './history-text';
import type { PaperChange } from './versions';

const event = (version: number, change: PaperChange, at: string) => ({ version, change, at: new Date(at) });

describe('the history of a paper in words', () => {
  it('has a line for each version, with what was changed by it', () => {
    expect(
      historyLines([
        event(1, 'version', '2026-11-16'),
        event(2, 'version', '2026-11-17'),
        event(2, 'title', '2026-11-17'),
        event(2, 'withdrawn', '2026-11-18'),
        event(2, 'removed', '2026-11-20'),
      ]),
    ).toEqual([
      'v1, 16 November 2026',
      'v2, 17 November 2026: another title, withdrawn on 18 November 2026, removed at arXiv on 20 November 2026',
    ]);
  });

  it('dates what happened to a version of which nobody says when it came', () => {
    expect(historyLines([event(1, 'abstract', '2026-11-17')])).toEqual([
      'v1: another abstract on 17 November 2026',
    ]);
    expect(historyLines([event(0, 'withdrawn', '2026-11-17')])).toEqual(['withdrawn on 17 November 2026']);
  });

  it('is none where there was but one version', () => {
    expect(historyLines([event(1, 'version', '2026-11-16')])).toEqual([]);
    expect(historyLines([])).toEqual([]);
  });

  it('is that of the newest versions where there are many', () => {
    const many = Array.from({ length: 40 }, (_, at) => event(at + 1, 'version', '2026-11-16'));
    expect(historyLines(many)).toHaveLength(12);
    expect(historyLines(many).at(-1)).toBe('v40, 16 November 2026');
  });
});
