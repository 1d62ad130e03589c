import { expect, it } from 'vitest';
import { withinLimit } from './time-limit';

const ALIVE = new AbortController().signal;
const never = () => new Promise<void>(() => {});
const untilTold = (signal: AbortSignal, error: Error) =>
  new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(error)));

it('work that takes too long is told to end, and fails by the limit’s own words', async () => {
  const work = (signal: AbortSignal) => untilTold(signal, new Error('the connection was cut'));
  await expect(withinLimit(work, { ms: 20, stopping: ALIVE })).rejects.toThrow(
    'It took longer than the 20 ms that it may, and was told to end.',
  );
});

it('work that does not listen is given up a little later', async () => {
  await expect(withinLimit(never, { ms: 20, stopping: ALIVE, graceMs: 20 })).rejects.toThrow(
    'did not end when it was told to',
  );
});

it('work that is done in spite of the limit is done', async () => {
  const stubborn = (signal: AbortSignal) => untilTold(signal, new Error('told')).catch(() => {});
  await expect(withinLimit(stubborn, { ms: 20, stopping: ALIVE })).resolves.toBeUndefined();
});

it('work is told as well when all is to stop, before it or while it runs, and fails by its own words', async () => {
  const stop = new AbortController();
  const running = withinLimit((signal) => untilTold(signal, new Error('half done')), {
    ms: 60_000,
    stopping: stop.signal,
  });
  stop.abort(new Error('Ctrl-C'));
  await expect(running).rejects.toThrow('half done');
  const late = async (signal: AbortSignal) => signal.throwIfAborted();
  await expect(withinLimit(late, { ms: 60_000, stopping: stop.signal })).rejects.toThrow('Ctrl-C');
});

it('a failure before the limit is its own', async () => {
  const failing = () => Promise.reject(new Error('no luck'));
  await expect(withinLimit(failing, { ms: 60_000, stopping: ALIVE })).rejects.toThrow('no luck');
});
