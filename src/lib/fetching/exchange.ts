import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { SentHeaders } from './request-headers';

type Hop = {
  url: URL;
  method: 'GET' | 'POST';
  headers: SentHeaders;
  body: string | Uint8Array | undefined;
  lookup: LookupFunction;
  maxHeaderSize: number;
};

/** The server speaks something else from now on. */
export class UnaskedUpgrade extends Error {}

/** One request and its answer on a connection of its own, which is closed after it. */
export class Exchange {
  readonly response: Promise<IncomingMessage>;
  /** The first thing that went wrong on the connection; the body's own error is often only "aborted". */
  fault: Error | null = null;
  readonly #request: ClientRequest;
  readonly #closed: Promise<void>;

  constructor({ url, body, ...options }: Hop) {
    const { request } = url.protocol === 'https:' ? https : http;
    // Explicitly strict, whatever Node's command line says.
    this.#request = request(url, { ...options, agent: false, insecureHTTPParser: false });
    this.#closed = closed(this.#request);
    this.#request.on('error', (error) => {
      this.fault ??= error;
    });
    this.response = new Promise((resolve, reject) => {
      this.#request.once('error', reject);
      // Without a listener the connection is closed and nobody is told.
      this.#request.once('upgrade', () => reject(new UnaskedUpgrade()));
      this.#request.once('response', (response: IncomingMessage) => {
        response.on('error', () => {});
        resolve(response);
      });
    });
    this.#request.end(body);
  }

  /** Resolves when nothing of the connection is left open. */
  close(): Promise<void> {
    this.#request.destroy();
    return this.#closed;
  }
}

/** A request may be over before its socket is closed, and a socket that was upgraded is its request's no more. */
function closed(request: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    request.once('socket', (socket) => socket.once('close', () => resolve()));
    request.once('close', () => {
      const { socket } = request;
      if (!socket || socket.closed) resolve();
      else socket.destroy();
    });
  });
}
