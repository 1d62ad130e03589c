import { createGunzip } from 'node:zlib';

/** How much is decompressed at a time: at gzip's highest ratio (1,032 to 1) a piece becomes 17 MB. */
const PIECE_BYTES = 16_384;

/**
 * Decompresses gzip, of one member or several. Unlike a stream pipeline it hands over what was decompressed before a
 * fault; then it throws zlib's own error (`isZlibError`), or that of its source.
 */
export async function* gunzip(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = createGunzip();
  const ready: Uint8Array[] = [];
  stream.on('data', (data: Buffer) => ready.push(data));
  stream.on('error', () => {});
  let wake = (): void => {};
  const closed = new Promise<void>((resolve) => {
    stream.once('close', () => {
      wake();
      resolve();
    });
  });
  try {
    for await (const chunk of bytes) {
      for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
        // A fault within a piece closes the stream and never calls back.
        await new Promise<void>((resolve) => {
          wake = resolve;
          stream.write(chunk.subarray(at, at + PIECE_BYTES), () => resolve());
        });
        yield* ready.splice(0);
        if (stream.errored) throw stream.errored;
      }
    }
    stream.end();
    await closed;
    yield* ready.splice(0);
    if (stream.errored) throw stream.errored;
  } finally {
    stream.destroy();
  }
}

export function isZlibError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
