import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decompress } from './decompress';

const CODINGS = {
  gzip: gzipSync,
  deflate: deflateSync,
  'raw deflate': deflateRawSync,
  br: brotliCompressSync,
};
const coding = fc.constantFrom(...(Object.keys(CODINGS) as (keyof typeof CODINGS)[]));
const bytes = fc.uint8Array({ maxLength: 2_000 });

async function* pieces(whole: Uint8Array, size: number) {
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}

async function decoded(whole: Uint8Array, { name, size }: { name: string; size: number }): Promise<Buffer> {
  const out: Uint8Array[] = [];
  for await (const piece of decompress(pieces(whole, size), name.replace('raw ', ''))) out.push(piece);
  return Buffer.concat(out);
}

describe('decoding', () => {
  it('gives back what was encoded, however it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(coding, bytes, fc.integer({ min: 1, max: 3_000 }), async (name, content, size) => {
        const whole = CODINGS[name](content);
        expect(await decoded(whole, { name, size })).toEqual(Buffer.from(content));
      }),
    );
  });

  it('of what was garbled ends, in bytes or in zlib’s error', async () => {
    await fc.assert(
      fc.asyncProperty(
        coding,
        bytes,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (name, content, at, by) => {
          const whole = Buffer.from(CODINGS[name](content));
          whole[at % whole.length] = (whole[at % whole.length] ?? 0) ^ by;
          const code = await decoded(whole, { name, size: 500 }).then(
            () => 'Z_',
            (error) => error.code,
          );
          expect(code).toMatch(/^(Z_|ERR_)/);
        },
      ),
    );
  });

  it('goes no faster than it is read', async () => {
    let read = 0;
    async function* source() {
      for (const piece of Array(1_000).fill(brotliCompressSync(Buffer.alloc(2 ** 20)))) {
        read += 1;
        yield piece;
      }
    }
    for await (const _ of decompress(source(), 'br')) break;
    expect(read).toBe(1);
  });
});
