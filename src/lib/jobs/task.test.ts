import { expect, it } from 'vitest';
import { z } from 'zod';
import { defineTask } from './task';

const run = async () => {};

it('a task is named for its feature and what it does', () => {
  expect(defineTask({ name: 'ingest.arxiv-rss', payload: z.object({}), run }).name).toBe('ingest.arxiv-rss');
  for (const name of ['send', 'Digests.send', 'digests.send.all', 'digests.', 'digests.send it']) {
    expect(() => defineTask({ name, payload: z.object({}), run })).toThrow('does not name a task');
  }
});

it('a task with a schedule takes an empty payload', () => {
  const payload = z.object({ id: z.number() });
  expect(() => defineTask({ name: 'digests.send', payload, schedule: '0 * * * *', run })).toThrow(
    'so its payload must admit {}',
  );
});
