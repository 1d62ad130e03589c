import { describe, expect, it } from 'vitest';
import { reasonGroup } from './reason-group';

describe('the group of a reason', () => {
  it.each([
    ['deleted at the source (oai:arXiv.org:2611.00001, 2026-11-20)', 'deleted at the source …'],
    ['line 12: @article has no title', 'line … @article has no title'],
    ['arxiv:announce_type: "renew" is not known', 'arxiv:announce_type: "…" is not known'],
    ['paper.authors[3].name: empty', '… empty'],
    ['title: missing or empty', 'title: missing or empty'],
  ])('leaves out what is the record’s own: %s', (reason, group) => {
    expect(reasonGroup(reason)).toBe(group);
  });

  it('is not longer than a line, and never half a character', () => {
    const group = reasonGroup(`${'a'.repeat(199)}😀`);
    expect(group).toHaveLength(200);
    expect(group.isWellFormed()).toBe(true);
  });
});
