import { describe, expect, it } from 'vitest';
import { readOptions } from './options';

describe('the options of the bench', () => {
  it('are the real papers beside FTS5 where nothing is said', () => {
    expect(readOptions([])).toMatchObject({
      size: { name: '87k', made: null },
      rate: 20,
      fts5: true,
      plain: false,
      only: null,
    });
  });

  it('leave FTS5 out at a million, unless it is asked for', () => {
    expect(readOptions(['--size', '1M'])).toMatchObject({
      size: { name: '1m', made: 1_000_000 },
      fts5: false,
    });
    expect(readOptions(['--size', '3m', '--fts5', 'on'])).toMatchObject({
      size: { made: 3_000_000 },
      fts5: true,
    });
  });

  it('add plain full-text search where it is asked for', () => {
    expect(readOptions(['--plain'])).toMatchObject({ plain: true });
  });

  it('give settings to the server', () => {
    const { settings } = readOptions(['--set', 'shared_buffers=64MB', '--set', 'jit=on']);
    expect(settings).toMatchObject({ shared_buffers: '64MB', jit: 'on' });
  });

  it.each([
    ['--size', 'huge'],
    ['--size', '0'],
    ['--rate', 'fast'],
    ['--only', 'poems'],
    ['--fts5', 'maybe'],
    ['--set', 'shared_buffers'],
  ])('refuse %s %s with what it may be', (...args) => {
    expect(() => readOptions(args)).toThrow(/must be/);
  });
});
