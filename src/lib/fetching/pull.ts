import type { Readable } from 'node:stream';

const NEWS = ['readable', 'end', 'close', 'error'];

type PullOptions = {
  /** Ends it, once nothing is left to read for now; else the stream's own end does. */
  until?: Promise<void>;
  /** Called when there is nothing to read yet; what it returns, when there is. */
  onWait?: () => () => void;
};

/**
 * The pieces of a stream, read only as they are asked for. Unlike a stream's own iteration it hands over all that came
 * before a fault, and leaves the stream as it is when it is left. Errors
 * need a listener of the stream's owner.
 * @throws the stream's error
 */
export async function* pull(
  stream: Readable,
  { until, onWait }: PullOptions = {},
): AsyncGenerator<Uint8Array> {
  let wake = (): void => {};
  let isOver = false;
  const onNews = () => wake();
  for (const event of NEWS) stream.on(event, onNews);
  void until?.then(() => {
    isOver = true;
    wake();
  });
  try {
    for (;;) {
      const piece: Uint8Array | null = stream.read();
      if (piece !== null) {
        yield piece;
        continue;
      }
      if (stream.errored) throw stream.errored;
      if (isOver || stream.readableEnded || stream.closed) return;
      const waited = onWait?.();
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      waited?.();
    }
  } finally {
    for (const event of NEWS) stream.off(event, onNews);
  }
}
