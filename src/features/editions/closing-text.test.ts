import { describe, expect, it } from 'vitest';
import { CLOSING_RULES } from './closing';
import { closingText, stateText } from './closing-text';

const AT = new Date('2026-11-28T13:00:07Z');

describe('whether an edition is final, in words', () => {
  it('says since when, and by which rule', () => {
    expect(closingText(AT, 'day_over')).toBe(
      'Final since 2026-11-28 13:00 UTC. The day had been over for 2 hours; nothing else fills it.',
    );
    const texts = CLOSING_RULES.map((rule) => closingText(AT, rule));
    expect(new Set(texts).size).toBe(CLOSING_RULES.length);
  });

  it('says that one still fills', () => {
    expect([stateText(null), stateText(AT)]).toEqual(['open, still filling', 'final']);
    expect(closingText(null, null)).toMatch(/^Still filling/);
  });
});
