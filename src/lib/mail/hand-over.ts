import type { Socket } from 'node:net';
import { PassThrough, type Transform } from 'node:stream';
import type { ReadyChange } from '@/lib/ready-change';

/** Makes the note ready that a mail is handed over. Where it throws the mail is not. */
export type ReadyNote = () => Promise<ReadyChange>;

const CLOSED = 'The connection was closed';

/**
 * A mail on its way to a mail server. No server delivers one before it has the dot that ends it, and any may from then
 * on, whether we hear of it or not. So all before the dot goes first; then the note and the dot are given to the kernel,
 * one straight after the other, and are on their way whatever becomes of this process. Once this is destroyed there
 * comes no dot any more.
 */
export class HandOver extends PassThrough {
  /** The server may have the dot. */
  isDone = false;

  constructor(private readonly readyNote?: ReadyNote) {
    super({ autoDestroy: false });
  }

  /** @param data the mail library's stream that writes the dot when it is ended */
  override pipe<Data extends NodeJS.WritableStream>(data: Data): Data {
    this.once('end', () => this.#finish(data as unknown as Transform));
    return super.pipe(data, { end: false });
  }

  async #finish(data: Transform): Promise<void> {
    const [socket] = targetsOf(data);
    try {
      if (!socket) throw new Error(CLOSED);
      do {
        await emptied(socket);
        if (this.destroyed) return;
      } while (data.isPaused() || data.writableLength + data.readableLength + socket.writableLength > 0);
      const note = await this.readyNote?.();
      if (this.destroyed) note?.undo();
      else await this.#end(data, socket, note);
    } catch (error) {
      this.destroy(error as Error);
      socket?.destroy();
    }
  }

  /** Throws before the dot is written, or not at all. */
  async #end(data: Transform, socket: Socket, note: ReadyChange | undefined): Promise<void> {
    socket.cork();
    data.end();
    if (socket.writableLength === 0) {
      note?.undo();
      throw new Error(CLOSED);
    }
    const writeDot = () => {
      socket.uncork();
      this.isDone = true;
    };
    // Where it comes to be lost after that, whoever sends it still lives, and will note what the server answers.
    if (note) await note.commit(writeDot).catch(() => {});
    else writeDot();
  }
}

/** Where a stream is piped to, which Node keeps to itself. */
function targetsOf(data: Transform): Socket[] {
  return (data as unknown as { _readableState: { pipes: Socket[] } })._readableState.pipes;
}

/** When all that was written to a socket before is the kernel's. */
function emptied(socket: Socket): Promise<void> {
  return new Promise((done, fail) => {
    socket.write('', (error) => (error ? fail(error) : done()));
  });
}
