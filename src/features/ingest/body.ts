import { isUtf8 } from 'node:buffer';
import { FetchError } from '@/lib/fetching/fetch-error';
import { BodyError } from './body-error';
import { gunzip, isZlibError } from './gunzip';

export type DecodeOptions = {
  /** The most bytes a body may have, both as it was received and decompressed. */
  maxBytes: number;
};

/**
 * Decodes a body into text: decompresses gzip (told by its first bytes), drops a UTF-8 byte order mark, and insists
 * on UTF-8 without NUL. Pieces never split a character. Everything readable before a fault is yielded before the
 * `BodyError`, so that where the chunks were cut never changes what is read.
 */
export async function* decodeBody(
  bytes: AsyncIterable<Uint8Array>,
  { maxBytes }: DecodeOptions,
): AsyncGenerator<string> {
  const text = new TextReader(maxBytes);
  try {
    for await (const chunk of gunzipped(bytes, maxBytes)) yield* text.read(chunk);
  } catch (error) {
    if (isZlibError(error)) throw text.fault(`broken gzip: ${error.message}`);
    throw error instanceof FetchError ? text.fault(error.message, { cause: error }) : error;
  }
  yield* text.end();
}

const GZIP_MAGIC = [0x1f, 0x8b];

async function* gunzipped(bytes: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  const chunks = bytes[Symbol.asyncIterator]();
  try {
    const head = await readHead(chunks, GZIP_MAGIC.length);
    const isGzip = GZIP_MAGIC.every((byte, at) => head[at] === byte);
    const whole = joined(head, chunks);
    yield* isGzip ? gunzip(limited(whole, maxBytes)) : whole;
  } finally {
    await chunks.return?.();
  }
}

/** At least `length` bytes, less only where the body is shorter. */
async function readHead(chunks: AsyncIterator<Uint8Array>, length: number): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  while (head.length < length) {
    const next = await chunks.next();
    if (next.done) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  return head;
}

async function* joined(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** The received bytes, counted. The decompressed text is counted where it is read. */
async function* limited(bytes: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let received = 0;
  for await (const chunk of bytes) {
    received += chunk.length;
    if (received > maxBytes) throw tooLarge(maxBytes, { line: 1, offset: maxBytes });
    yield chunk;
  }
}

/** Bytes into text, with the place where the text stops being text. */
class TextReader {
  readonly #maxBytes: number;
  /** The beginning of a character whose other bytes have not come yet. */
  #pending: Uint8Array = new Uint8Array();
  #started = false;
  /** The beginning of the text, where XML declares its encoding. */
  #head = '';
  #received = 0;
  #line = 1;
  #offset = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  *read(chunk: Uint8Array): Generator<string> {
    const room = this.#maxBytes - this.#received;
    this.#received += chunk.length;
    const allowed = chunk.length > room ? chunk.subarray(0, room) : chunk;
    yield* this.#decode(this.#pending.length > 0 ? Buffer.concat([this.#pending, allowed]) : allowed, false);
    if (chunk.length > room) throw tooLarge(this.#maxBytes, { line: this.#line, offset: this.#offset });
  }

  *end(): Generator<string> {
    yield* this.#decode(this.#pending, true);
  }

  fault(problem: string, options?: ErrorOptions): BodyError {
    return new BodyError('invalid', problem, { line: this.#line, offset: this.#offset }, options);
  }

  *#decode(bytes: Uint8Array, isLast: boolean): Generator<string> {
    let text = bytes;
    if (!this.#started) {
      this.#pending = bytes;
      if (bytes.length < BOM.length && !isLast) return;
      this.#started = true;
      if (isUtf16(bytes)) throw this.#notText('it has the byte order mark of UTF-16');
      if (BOM.every((byte, at) => bytes[at] === byte)) text = bytes.subarray(BOM.length);
    }
    const end = isLast ? text.length : text.length - unfinished(text);
    this.#pending = text.subarray(end);
    const fault = faultIn(text.subarray(0, end));
    const good = text.subarray(0, fault?.at ?? end);
    if (good.length > 0) yield this.#passed(good);
    if (fault) throw this.#notText(fault.problem);
  }

  /** What XML declares is not believed: arXiv's is UTF-8 whatever it says. Where it is not, it may say why. */
  #notText(problem: string): BodyError {
    const declared = XML_ENCODING.exec(this.#head)?.[1];
    const hint =
      declared && !/^utf-?8$/i.test(declared) ? `; it declares itself ${declared}: convert it to UTF-8` : '';
    return this.fault(`not UTF-8 text: ${problem}${hint}`);
  }

  #passed(bytes: Uint8Array): string {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#offset += buffer.length;
    for (let at = buffer.indexOf(0x0a); at !== -1; at = buffer.indexOf(0x0a, at + 1)) this.#line += 1;
    const text = buffer.toString('utf8');
    if (this.#head.length < HEAD_LENGTH) this.#head = (this.#head + text).slice(0, HEAD_LENGTH);
    return text;
  }
}

const HEAD_LENGTH = 200;
const XML_ENCODING = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.-]{1,40})["']/;

const BOM = [0xef, 0xbb, 0xbf];

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** How many bytes at the end begin a character that they do not finish. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return characterSize(byte) > back ? back : 0;
  }
  return 0;
}

function characterSize(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}

/** The first byte that is not text, if any. */
function faultIn(bytes: Uint8Array): { at: number; problem: string } | null {
  const nul = bytes.indexOf(0);
  const until = nul === -1 ? bytes.length : nul;
  if (isUtf8(bytes.subarray(0, until))) return nul === -1 ? null : { at: nul, problem: 'it has a NUL byte' };
  for (let at = 0; at < until; ) {
    const size = characterSize(bytes[at] ?? 0);
    if (size > 1 && !isUtf8(bytes.subarray(at, Math.min(at + size, until)))) {
      return { at, problem: 'an invalid sequence of bytes' };
    }
    at += size;
  }
  return null;
}

function tooLarge(maxBytes: number, at: { line: number; offset: number }): BodyError {
  return new BodyError('too_large', `the body is larger than ${maxBytes} bytes`, at);
}
