import { describe, expect, it } from 'vitest';
import { type Changed, changeText } from './change-text';

const event = (change: Changed['events'][number]['change'], version = 2, at = '2026-11-17') => ({
  version,
  change,
  at: new Date(at),
});
const line = (events: Changed['events'], seen = false) => changeText({ seen, events });

describe('the line beside a bookmark', () => {
  it('names the newest version, and what was replaced with it', () => {
    expect(line([event('version', 2), event('version', 3)])).toBe('v3 since you kept it');
    expect(line([event('version', 2), event('title')], true)).toBe(
      'v2 since you last saw it, with another title',
    );
    expect(line([event('version'), event('title'), event('abstract')])).toBe(
      'v2 since you kept it, with another title and abstract',
    );
  });

  it('names what was corrected without a new version', () => {
    expect(line([event('abstract')])).toBe('another abstract since you kept it');
  });

  it('says that and when it was withdrawn or removed', () => {
    expect(line([event('withdrawn')])).toBe('withdrawn on 17 November 2026');
    expect(line([event('version'), event('withdrawn'), event('removed', 2, '2026-11-20')])).toBe(
      'v2 since you kept it; withdrawn on 17 November 2026; removed at arXiv on 20 November 2026',
    );
  });

  it('is none where nothing happened', () => expect(line([])).toBeNull());
});
