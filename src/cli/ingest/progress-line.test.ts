import { expect, it } from 'vitest';
import type { Progress } from '@/features/ingest/sources/context';
import { ProgressLine } from './progress-line';

const days = (done: number): Progress => ({ done, total: 30, unit: 'days', at: `2026-06-${done + 1}` });

function lineOn(stream: { isTTY?: boolean; columns?: number }) {
  const written: string[] = [];
  const said: string[] = [];
  const line = new ProgressLine({ ...stream, write: (text) => written.push(text) }, (text) =>
    said.push(text),
  );
  return { line, written, said };
}

it('on a terminal progress is a bar that is rewritten, and never wider than the terminal', () => {
  const { line, written, said } = lineOn({ isTTY: true, columns: 72 });
  line.show(days(15), { received: 4 });
  line.show({ done: 7, total: null, unit: 'papers', at: 'a'.repeat(100) }, { received: 7 });
  line.clear();
  expect(written).toEqual([
    '\r\u001b[K[############------------] 15 of 30 days, 4 records: 2026-06-16',
    `\r\u001b[K[${'·'.repeat(24)}] 7 papers, 7 records: ${'a'.repeat(23)}`,
    '\r\u001b[K',
  ]);
  expect(said).toEqual([]);
});

it('a terminal that does not tell its width is taken for one of 80', () => {
  const { line, written } = lineOn({ isTTY: true, columns: 0 });
  line.show(days(15), { received: 4 });
  expect(written[0]).toMatch(/2026-06-16$/);
});

it('elsewhere progress is a line each time that it moved', () => {
  const { line, written, said } = lineOn({});
  line.show(days(9), { received: 0 });
  line.show(days(9), { received: 0 });
  line.show(days(9), { received: 1 });
  line.show({ done: 30, total: 30, unit: 'days', at: '' }, { received: 1 });
  line.clear();
  expect(said).toEqual([
    '9 of 30 days, 0 records: 2026-06-10',
    '9 of 30 days, 1 records: 2026-06-10',
    '30 of 30 days, 1 records',
  ]);
  expect(written).toEqual([]);
});
