import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { pull } from './pull';

/** A decoder by the name of its coding; some servers call raw deflate what should have zlib's header (RFC 9110, 8.4.1.2). */
const DECODERS: Record<string, (head: Uint8Array) => Transform> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  deflate: (head) => (((head[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw()),
  br: () => createBrotliDecompress(),
};

export function isKnownCoding(coding: string): boolean {
  return Object.hasOwn(DECODERS, coding);
}

/**
 * Decodes as fast as it is read and no faster, so that a bomb goes off only as far as its reader lets it.
 * What was decoded before a fault comes first.
 * @throws zlib's own error, or that of `pieces`
 */
export async function* decompress(
  pieces: AsyncIterable<Uint8Array>,
  coding: string,
): AsyncGenerator<Uint8Array> {
  let decoder: Transform | undefined;
  try {
    for await (const piece of pieces) {
      decoder ??= start(coding, piece);
      if (decoder) yield* pull(decoder, { until: write(decoder, piece) });
    }
    decoder?.end();
    if (decoder) yield* pull(decoder);
  } finally {
    decoder?.destroy();
  }
}

function start(coding: string, head: Uint8Array): Transform | undefined {
  // Whoever pulls sees the error too.
  return DECODERS[coding]?.(head).on('error', () => {});
}

/** Resolves when all of the piece was decoded; never where it is faulty. */
function write(decoder: Transform, piece: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    decoder.write(piece, (error) => {
      if (!error) resolve();
    });
  });
}
