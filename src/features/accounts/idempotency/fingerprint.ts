import { createHash, type Hash } from 'node:crypto';

/** What a request asks for, by which a second one is told to be the same: its query, then its body as it comes. */
export class Fingerprint {
  private readonly hash: Hash = createHash('sha256');
  private readonly source: AsyncIterator<Uint8Array>;

  constructor(search: URLSearchParams, body: AsyncIterable<Uint8Array>) {
    const sorted = new URLSearchParams(search);
    sorted.sort();
    this.hash.update(`${sorted}\n`);
    this.source = body[Symbol.asyncIterator]();
  }

  /** The body, which goes into the fingerprint as it is read. */
  async *body(): AsyncGenerator<Uint8Array> {
    for (let read = await this.source.next(); !read.done; read = await this.source.next()) {
      this.hash.update(read.value);
      yield read.value;
    }
  }

  /** Reads what is left, and gives the fingerprint. Once. */
  async finish(): Promise<Buffer> {
    for await (const _ of this.body());
    return this.hash.digest();
  }
}
