import { describe, expect, it } from 'vitest';
import { readAlong } from './read-along';

async function* pieces(count: number, size = 40_000, broken?: Error) {
  for (let at = 0; at < count; at += 1) yield Buffer.alloc(size, String(at % 10));
  if (broken) throw broken;
}

async function lengthOf(bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let length = 0;
  for await (const piece of bytes) length += piece.length;
  return length;
}

describe('reading along', () => {
  it('gives both readers everything', async () => {
    const { bytes, seen } = readAlong(pieces(50), lengthOf);
    expect(await lengthOf(bytes)).toBe(2_000_000);
    expect(await seen).toBe(2_000_000);
  });

  it('holds no more than a little for the slower reader', async () => {
    let given = 0;
    let mostAhead = 0;
    async function* counted() {
      for await (const piece of pieces(50)) {
        given += piece.length;
        yield piece;
      }
    }
    const { bytes, seen } = readAlong(counted(), async (copy) => {
      let read = 0;
      for await (const piece of copy) {
        await new Promise(setImmediate);
        mostAhead = Math.max(mostAhead, given - read);
        read += piece.length;
      }
    });
    await lengthOf(bytes);
    await seen;
    expect(mostAhead).toBeLessThan(200_000);
  });

  it('throws to both what is wrong with the bytes', async () => {
    const { bytes, seen } = readAlong(pieces(2, 10, new Error('cut')), lengthOf);
    await expect(lengthOf(bytes)).rejects.toThrow('cut');
    await expect(seen).rejects.toThrow('cut');
  });

  it('goes on for the one where the other has seen enough or fails', async () => {
    const enough = readAlong(pieces(20), async (copy) => {
      for await (const piece of copy) return piece.length;
      return 0;
    });
    expect(await lengthOf(enough.bytes)).toBe(800_000);
    expect(await enough.seen).toBeGreaterThan(0);
    const failed = readAlong(pieces(20), () => Promise.reject(new Error('not mine')));
    expect(await lengthOf(failed.bytes)).toBe(800_000);
    await expect(failed.seen).rejects.toThrow('not mine');
  });

  it('ends for the other where the one leaves', async () => {
    const { bytes, seen } = readAlong(pieces(20), lengthOf);
    for await (const _ of bytes) break;
    await expect(seen).rejects.toThrow();
  });
});
