import { describe, expect, it } from 'vitest';
import { publishedText } from './published-text';

const at = new Date('2024-06-18T17:49:00Z');

describe('the date a paper appeared', () => {
  it('is shown to the day where the day is known', () => {
    expect(publishedText(at, 'instant')).toEqual({ text: '18 June 2024', dateTime: '2024-06-18' });
    expect(publishedText(at, 'day').text).toBe('18 June 2024');
  });

  it('never shows the padding of a date known less well', () => {
    expect(publishedText(at, 'month')).toEqual({ text: 'June 2024', dateTime: '2024-06' });
    expect(publishedText(at, 'year')).toEqual({ text: '2024', dateTime: '2024' });
  });
});
