import { once } from 'node:events';
import { PassThrough } from 'node:stream';

/**
 * Lets `look` read bytes that go to another reader, who has them a few kilobytes later at most. What is
 * wrong with the bytes is thrown to both.
 */
export function readAlong<Seen>(
  bytes: AsyncIterable<Uint8Array>,
  look: (bytes: AsyncIterable<Uint8Array>) => Promise<Seen>,
): { bytes: AsyncGenerator<Uint8Array>; seen: Promise<Seen> } {
  const copy = new PassThrough();
  // Its reader hears of it; a stream without a listener would end the process.
  copy.on('error', () => {});
  const seen = look(copy);
  seen.catch(() => {}).finally(() => copy.destroy());
  return { bytes: passOn(bytes, copy), seen };
}

async function* passOn(bytes: AsyncIterable<Uint8Array>, copy: PassThrough): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of bytes) {
      if (!copy.destroyed && !copy.write(piece)) await drained(copy);
      yield piece;
    }
    copy.end();
  } catch (error) {
    copy.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  } finally {
    if (!copy.writableEnded) copy.destroy();
  }
}

/** Also where its reader has seen enough. */
async function drained(copy: PassThrough): Promise<void> {
  const over = new AbortController();
  const { signal } = over;
  await Promise.race([once(copy, 'drain', { signal }), once(copy, 'close', { signal })]).catch(() => {});
  over.abort();
}
