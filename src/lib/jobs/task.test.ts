import { expect, it } from 'vitest';
import { z } from 'zod';
import { defineTask } from './task';

const some = { payload: z.object({}), limitMinutes: 1, run: async () => {} };

it('a task is named for its feature and what it does', () => {
  expect(defineTask({ ...some, name: 'ingest.arxiv-rss' }).name).toBe('ingest.arxiv-rss');
  for (const name of ['send', 'Digests.send', 'digests.send.all', 'digests.', 'digests.send it']) {
    expect(() => defineTask({ ...some, name })).toThrow('does not name a task');
  }
});

it('a task with a schedule takes an empty payload', () => {
  const payload = z.object({ id: z.number() });
  expect(() => defineTask({ ...some, name: 'digests.send', payload, schedule: '0 * * * *' })).toThrow(
    'so its payload must admit {}',
  );
});

it('a task has time to run', () => {
  for (const limitMinutes of [0, -1, Number.NaN]) {
    expect(() => defineTask({ ...some, name: 'digests.send', limitMinutes })).toThrow('needs time to run');
  }
});
