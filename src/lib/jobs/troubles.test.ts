import { expect, it } from 'vitest';
import { AppError } from '@/lib/errors';
import { MOST_ERROR_CHARACTERS, Troubles, textOf } from './troubles';

function failing(error: unknown, attempt = 1): string[] {
  const said: string[] = [];
  new Troubles((text) => said.push(text)).failed({ task: 'ingest.feed', error, attempt, mostAttempts: 8 });
  return said;
}

it('a failure is said once until the task works again', () => {
  const said: string[] = [];
  const troubles = new Troubles((text) => said.push(text));
  const error = new AppError('unavailable', 'Nobody answers.');
  for (const attempt of [1, 2, 3]) troubles.failed({ task: 'ingest.feed', error, attempt, mostAttempts: 3 });
  troubles.succeeded('ingest.feed');
  troubles.succeeded('ingest.feed');
  expect(said).toEqual([
    'ingest.feed failed, and is tried again: Nobody answers.',
    'ingest.feed works again',
  ]);
});

it('words are a line of the log, a fault of ours comes with where it was', () => {
  expect(failing(new AppError('unavailable', 'cs.AI: gone\ncs.CL: gone\nhep-th: gone'))).toEqual([
    'ingest.feed failed, and is tried again: cs.AI: gone (and 2 more)',
  ]);
  expect(failing(new TypeError('x is not a function'), 8)).toEqual([
    expect.stringMatching(/^ingest\.feed failed: TypeError: x is not a function\n {4}at /),
  ]);
});

it('what is kept of an error is in words where it has some, and bounded', () => {
  expect(textOf(new AppError('unavailable', 'gone\nfor good'))).toBe('gone\nfor good');
  expect(textOf('thrown as text')).toBe('thrown as text');
  expect(textOf(undefined)).toBe('undefined');
  expect(textOf(new AppError('unavailable', 'x'.repeat(100_000)))).toHaveLength(MOST_ERROR_CHARACTERS);
});
