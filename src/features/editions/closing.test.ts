import { describe, expect, it } from 'vitest';
import type { Day } from '@/lib/day';
import { arxivAnnounces, closingRule, type Feed, huggingFaceCloses, nextBusinessDay } from './closing';

const day = (text: string) => text as Day;
const at = (text: string) => new Date(`${text}Z`);
const huggingFace = (askedAt: string | null, nextListedAt: string | null = null): Feed => ({
  from: 'huggingface',
  askedAt: askedAt === null ? null : at(askedAt),
  nextListedAt: nextListedAt === null ? null : at(nextListedAt),
});
const arxiv = (askedAt: string | null): Feed => ({
  from: 'arxiv',
  askedAt: askedAt === null ? null : at(askedAt),
});
const HERE: Feed = { from: 'here' };

describe('a day of Hugging Face', () => {
  it('is followed by the next business day', () => {
    const week = ['2026-11-23', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'].map(day);
    expect(week.map(nextBusinessDay)).toEqual([
      '2026-11-24',
      '2026-11-27',
      '2026-11-30',
      '2026-11-30',
      '2026-11-30',
    ]);
  });

  it('is closed when the next one has papers, not before its own end, and at the latest twelve hours after it', () => {
    const closes = (nextListedAt: string | null) => {
      const { at: instant, rule } = huggingFaceCloses(
        day('2026-11-24'),
        nextListedAt === null ? null : at(nextListedAt),
      );
      return `${instant.toISOString()} ${rule}`;
    };
    expect(closes('2026-11-25T03:40')).toBe('2026-11-25T03:40:00.000Z next_list');
    expect(closes('2026-11-24T22:00')).toBe('2026-11-25T00:00:00.000Z next_list');
    expect(closes('2026-11-25T15:00')).toBe('2026-11-25T12:00:00.000Z hours_after');
    expect(closes(null)).toBe('2026-11-25T12:00:00.000Z hours_after');
  });

  it('is final once it was read after that, not by time alone', () => {
    const rule = (feed: Feed, now: string) => closingRule(day('2026-11-24'), [feed], at(now));
    expect(rule(huggingFace('2026-11-24T21:40'), '2026-11-25T13:00')).toBeNull();
    expect(rule(huggingFace('2026-11-25T03:40', '2026-11-25T03:40'), '2026-11-25T03:41')).toBe('next_list');
    expect(rule(huggingFace('2026-11-25T12:40'), '2026-11-25T12:41')).toBe('hours_after');
    expect(rule(huggingFace('2026-11-25T11:40'), '2026-11-25T11:41')).toBeNull();
    expect(rule(huggingFace(null), '2026-12-02T11:59')).toBeNull();
    expect(rule(huggingFace(null), '2026-12-02T12:00')).toBe('lapsed');
  });

  it('that is a Friday is closed on Saturday noon, whatever Monday brings', () => {
    const rule = (now: string) =>
      closingRule(day('2026-11-27'), [huggingFace(now, '2026-11-30T00:40')], at(now));
    expect(rule('2026-11-28T11:59')).toBeNull();
    expect(rule('2026-11-28T12:00')).toBe('hours_after');
  });
});

describe('a day of arXiv', () => {
  it('is announced at 20:00 in New York on the evening before, in winter and in summer', () => {
    expect(arxivAnnounces(day('2026-01-14'))).toEqual(at('2026-01-14T01:00'));
    expect(arxivAnnounces(day('2026-07-15'))).toEqual(at('2026-07-15T00:00'));
  });

  it('is announced an hour earlier in UTC from the night on in which the clocks go forward, later when they go back', () => {
    expect(arxivAnnounces(day('2026-03-06'))).toEqual(at('2026-03-06T01:00'));
    expect(arxivAnnounces(day('2026-03-09'))).toEqual(at('2026-03-09T00:00'));
    expect(arxivAnnounces(day('2026-10-30'))).toEqual(at('2026-10-30T00:00'));
    expect(arxivAnnounces(day('2026-11-02'))).toEqual(at('2026-11-02T01:00'));
  });

  it('is none at weekends: Monday’s is announced on Sunday', () => {
    expect(['2026-11-28', '2026-11-29'].map((text) => arxivAnnounces(day(text)))).toEqual([null, null]);
    expect(arxivAnnounces(day('2026-11-30'))).toEqual(at('2026-11-30T01:00'));
  });

  it('is final once every category was read after the announcement', () => {
    const rule = (feed: Feed, now: string) => closingRule(day('2026-11-02'), [feed], at(now));
    expect(rule(arxiv('2026-11-02T00:30'), '2026-11-02T00:31')).toBeNull();
    expect(rule(arxiv('2026-11-02T05:20'), '2026-11-02T05:21')).toBe('announced');
    expect(rule(arxiv(null), '2026-11-05T00:00')).toBeNull();
    expect(rule(arxiv(null), '2026-11-09T01:00')).toBe('lapsed');
  });
});

describe('a day that people and scripts fill', () => {
  it('is final two hours after its end in UTC', () => {
    const rule = (now: string) => closingRule(day('2026-11-28'), [HERE], at(now));
    expect(rule('2026-11-29T01:59:59')).toBeNull();
    expect(rule('2026-11-29T02:00')).toBe('day_over');
  });

  it('waits for what else fills it, and is final by what closed last', () => {
    const feeds = [HERE, arxiv('2026-11-25T05:20'), huggingFace('2026-11-26T12:40')];
    const rule = (some: Feed[], now: string) => closingRule(day('2026-11-25'), some, at(now));
    expect(rule(feeds.slice(0, 2), '2026-11-25T06:00')).toBeNull();
    expect(rule(feeds.slice(0, 2), '2026-11-26T02:00')).toBe('day_over');
    expect(rule(feeds, '2026-11-26T12:41')).toBe('hours_after');
  });

  it('is not final where nothing fills it at all', () => {
    expect(closingRule(day('2026-11-25'), [], at('2027-01-01T00:00'))).toBeNull();
  });

  it('is like one of arXiv’s at a weekend', () => {
    expect(closingRule(day('2026-11-28'), [arxiv(null)], at('2026-11-29T02:00'))).toBe('day_over');
  });
});
