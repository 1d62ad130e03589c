import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FetchError } from '@/lib/fetching/fetch-error';
import { anyText } from '../../../tests/support/any-text';
import { decodeBody } from './body';
import { BodyError } from './body-error';

const LONE_SURROGATE = /\p{Surrogate}/u;

type Outcome = { text: string; error: BodyError | null };

async function* cut(bytes: Uint8Array, sizes: number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = sizes.length > 0 ? (sizes[turn % sizes.length] ?? 1) : bytes.length;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function decode(bytes: Uint8Array, sizes: number[] = [], maxBytes = 1_000_000): Promise<Outcome> {
  let text = '';
  try {
    for await (const piece of decodeBody(cut(bytes, sizes), { maxBytes })) {
      expect(piece).not.toMatch(LONE_SURROGATE);
      text += piece;
    }
    return { text, error: null };
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    return { text, error };
  }
}

async function decodeAll(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const piece of decodeBody(bytes, { maxBytes: 1_000_000 })) text += piece;
  return text;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a body', () => {
  it('is read as UTF-8 wherever its chunks are cut', async () => {
    const text = 'Poincaré, γ-MoD, 機械学習, 🦙\r\n';
    for (const size of [1, 2, 3, 4, 5, 100]) {
      expect(await decode(utf8(text), [size])).toEqual({ text, error: null });
    }
  });

  it('loses its byte order mark, even one that comes byte by byte', async () => {
    expect((await decode(utf8('\ufefftitle'), [1])).text).toBe('title');
    expect((await decode(utf8('\ufeff'), [2])).text).toBe('');
    expect((await decode(utf8(''))).text).toBe('');
  });

  it('is decompressed when it is gzip, in one member or several', async () => {
    const twice = Buffer.concat([gzipSync('first\n'), gzipSync('second\n')]);
    expect(await decode(gzipSync('one paper'), [1])).toEqual({ text: 'one paper', error: null });
    expect(await decode(twice, [7])).toEqual({ text: 'first\nsecond\n', error: null });
  });

  it('that is not UTF-8 is refused with the line and byte where it stops being text', async () => {
    const { text, error } = await decode(Buffer.from('title\nna\xefve\n', 'latin1'));
    expect(text).toBe('title\nna');
    expect(error).toMatchObject({ code: 'invalid', line: 2, offset: 8 });
    expect(error?.message).toMatch(/not UTF-8 text/);
  });

  it('that declares another encoding is read if it is UTF-8, and told to be converted if it is not', async () => {
    const xml = '<?xml version="1.0" encoding="ISO-8859-1"?>\n<a>na\xefve</a>';
    for (const size of [1, 1000]) {
      expect(await decode(utf8(xml), [size])).toEqual({ text: xml, error: null });
      const { error } = await decode(Buffer.from(xml, 'latin1'), [size]);
      expect(error).toMatchObject({ code: 'invalid', line: 2, offset: 49 });
      expect(error?.message).toMatch(/it declares itself ISO-8859-1: convert it to UTF-8/);
    }
  });

  it('that is UTF-16, holds a NUL or stops within a character is refused', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('title', 'utf16le')]);
    expect((await decode(utf16)).error?.message).toMatch(/UTF-16/);
    expect((await decode(Buffer.from([0xfe, 0xff, 0x00, 0x41]), [1])).error?.message).toMatch(/UTF-16/);
    expect((await decode(utf8('ab\0c'))).error).toMatchObject({ code: 'invalid', offset: 2 });
    expect((await decode(utf8('機').subarray(0, 2))).error).toMatchObject({ code: 'invalid', offset: 0 });
  });

  it('that breaks off on its way is refused after what came of it, with the reason why', async () => {
    const told = { kind: 'cut_off' as const, site: 'A site', url: '', status: 200, limit: null };
    const cutOff = new FetchError('A site cut it off', {
      ...told,
      excerpt: null,
      attempts: 1,
      retryAt: null,
    });
    async function* broken() {
      yield Buffer.from('one\ntw');
      throw cutOff;
    }
    const pieces = decodeBody(broken(), { maxBytes: 100 });
    expect(await pieces.next()).toMatchObject({ value: 'one\ntw' });
    await expect(pieces.next()).rejects.toMatchObject({
      name: 'BodyError',
      message: 'A site cut it off (line 2, byte 6)',
      cause: cutOff,
    });
  });

  it('that is a broken gzip is refused after what could be read of it', async () => {
    const random = Array.from({ length: 20_000 }, (_, at) => `${(at * 7919) % 104_729}\n`).join('');
    const whole = gzipSync(random);
    const truncated = await decode(whole.subarray(0, -20), [1000]);
    expect(truncated.error).toMatchObject({ code: 'invalid' });
    expect(truncated.error?.message).toMatch(/broken gzip/);
    expect(truncated.text.length).toBeGreaterThan(random.length / 2);
    expect(random.startsWith(truncated.text)).toBe(true);

    const corrupt = Buffer.from(whole);
    const middle = Math.floor(whole.length / 2);
    corrupt.fill(0xff, middle, middle + 50);
    expect((await decode(corrupt)).error).toMatchObject({ code: 'invalid' });
    expect((await decode(Buffer.from([0x1f, 0x8b]))).error).toMatchObject({ code: 'invalid' });
  });

  it('may be as large as allowed and not a byte larger, as received and decompressed', async () => {
    expect((await decode(utf8('12345'), [], 5)).error).toBeNull();
    expect(await decode(utf8('123456'), [4], 5)).toMatchObject({
      text: '12345',
      error: { code: 'too_large' },
    });
    const bomb = gzipSync('0'.repeat(5_000_000));
    expect(await decode(bomb, [], 100_000)).toMatchObject({
      error: { code: 'too_large', offset: 100_000 },
    });
    expect((await decode(gzipSync('tiny'), [], 10)).error).toMatchObject({ code: 'too_large' });
  });

  it('passes on the failure of its own source untouched, and closes a source it leaves early', async () => {
    const reset = new Error('read ECONNRESET');
    async function* failing() {
      yield gzipSync('text').subarray(0, 8);
      throw reset;
    }
    await expect(decodeAll(failing())).rejects.toBe(reset);

    let closed = false;
    async function* endless() {
      try {
        for (;;) yield utf8('more text\n');
      } finally {
        closed = true;
      }
    }
    for await (const _ of decodeBody(endless(), { maxBytes: 1_000_000 })) break;
    expect(closed).toBe(true);
  });

  it('of any bytes at all gives text or a BodyError, the same however it is cut', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      anyText.map((text) => utf8(text.toWellFormed())),
      fc
        .tuple(
          anyText.map((text) => utf8(text.toWellFormed())),
          fc.uint8Array({ maxLength: 4 }),
        )
        .map(Buffer.concat),
    );
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (body, sizes) => {
          expect(await decode(body, sizes, 150)).toEqual(await decode(body, [], 150));
        },
      ),
    );
  });
});
