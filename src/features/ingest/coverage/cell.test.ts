import { describe, expect, it } from 'vitest';
import type { Day } from '@/lib/day';
import { cellOf, type DayLists } from './cell';

const at = (text: string) => new Date(`${text}Z`);
const lists = (given: Partial<DayLists>): DayLists => ({
  day: '2026-11-24' as Day,
  count: 10,
  known: 10,
  held: 10,
  askedAt: at('2026-11-25T13:00'),
  ...given,
});
const state = (
  given: DayLists | null,
  source = 'huggingface-daily',
  day = '2026-11-24',
  now = '2026-11-27T00:00',
) => cellOf(given, { source, day: day as Day, now: at(now) }).state;

describe('a day at a source', () => {
  it('is whole where all that was listed is here and it was read after it closed', () => {
    expect(state(lists({}))).toBe('whole');
    expect(state(lists({ count: 0, known: 0, held: 0 }))).toBe('whole');
    expect(state(lists({ askedAt: at('2026-11-24T21:40') }))).toBe('open');
  });

  it('has a gap where something that was listed is missing, whether its id is known or not', () => {
    expect(
      cellOf(lists({ held: 7 }), { source: 'arxiv-oai', day: '2026-11-24' as Day, now: new Date() }),
    ).toEqual({
      state: 'gap',
      count: 10,
      held: 7,
      missing: 3,
    });
    expect(state(lists({ count: 9_000, known: 5_000, held: 5_000 }))).toBe('gap');
    expect(state(lists({ held: 7, askedAt: null }))).toBe('gap');
  });

  it('that was never read to its end is unknown, not full', () => {
    expect(state(null)).toBe('unknown');
    expect(state(lists({ askedAt: null }))).toBe('unknown');
    expect(state(null, 'arxiv-rss')).toBe('unknown');
  });

  it('has nothing to ask for in the future, at arXiv’s weekends, and before the hour of its announcement', () => {
    expect(state(null, 'huggingface-daily', '2026-11-28', '2026-11-27T23:59')).toBe('none');
    expect(state(null, 'arxiv-rss', '2026-11-28', '2026-12-24T00:00')).toBe('none');
    expect(state(null, 'arxiv-rss', '2026-11-27', '2026-11-27T00:59')).toBe('none');
    expect(state(null, 'arxiv-rss', '2026-11-27', '2026-11-27T01:00')).toBe('unknown');
  });

  it('of OAI-PMH may change until it is over', () => {
    const oai = (askedAt: string) => state(lists({ askedAt: at(askedAt) }), 'arxiv-oai');
    expect([oai('2026-11-24T23:00'), oai('2026-11-25T00:00')]).toEqual(['open', 'whole']);
  });
});
