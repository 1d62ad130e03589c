import { describe, expect, it } from 'vitest';
import { rssChannel } from '../../../../../tests/support/arxiv-answers';
import { chunksOf } from '../testing';
import { readRssEnvelope } from './channel';

const read = (text: string) => readRssEnvelope(chunksOf(text, [11]));

describe('what a channel of arXiv announces', () => {
  it('is kept apart by type, for the day of the channel', async () => {
    const types = ['new', 'cross', 'replace', 'replace-cross', 'new'];
    const items = types.map((type, at) => ({ id: `2611.0000${at + 1}`, type }));
    expect(await read(rssChannel(items))).toEqual({
      day: '2026-11-27',
      announced: {
        new: ['2611.00001', '2611.00005'],
        cross: ['2611.00002'],
        replace: ['2611.00003'],
        'replace-cross': ['2611.00004'],
      },
    });
  });

  it('is nothing at a weekend', async () => {
    const { day, announced } = await read(rssChannel([], 'Sat, 28 Nov 2026 00:00:00 -0500'));
    expect(day).toBe('2026-11-28');
    expect(Object.values(announced).flat()).toEqual([]);
  });

  it('is told also of an item that cannot become a paper', async () => {
    const broken = rssChannel([
      { id: '2611.00009', title: ' ' },
      { id: '2611.00010', type: 'renewed' },
    ]);
    expect((await read(broken)).announced.new).toEqual(['2611.00009', '2611.00010']);
  });
});
