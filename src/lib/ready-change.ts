import 'server-only';
import type { Socket } from 'node:net';
import type { PoolClient, QueryConfig } from 'pg';
import { borrowConnection } from '@/lib/db';

/** A change that Postgres has made but for its commit. One of the two is called, once. */
export type ReadyChange = {
  /**
   * Writes the commit and straight after it does `next`. What was written is the kernel's, and Postgres carries it out
   * whatever becomes of us. Answers when Postgres has.
   * @throws at once where the connection is lost: then nothing is changed, and nothing done
   */
  commit(next: () => void): Promise<void>;
  undo(): void;
};

/**
 * Makes a change ready, so that its commit can be written at the same moment as something else.
 * @throws Error where it changes no row
 */
export async function readyChange(statement: QueryConfig): Promise<ReadyChange> {
  const client = await borrowConnection();
  let lost = false;
  const noteLoss = () => {
    lost = true;
  };
  const giveBack = () => {
    client.off('error', noteLoss);
    client.release();
  };
  /** Closing the connection undoes what was not committed. */
  const close = () => {
    client.off('error', noteLoss);
    client.release(true);
  };
  client.on('error', noteLoss);
  try {
    await client.query('BEGIN');
    const { rowCount } = await client.query(statement);
    if (!rowCount) throw new Error('There is nothing to change any more');
  } catch (error) {
    close();
    throw error;
  }
  return {
    commit(next) {
      if (lost || !client.connection.stream.writable) {
        close();
        throw new Error('The connection to the database was lost');
      }
      return writeCommit(client, next).then(giveBack, (error) => {
        close();
        throw error;
      });
    },
    undo: close,
  };
}

/**
 * Leaves the commit to the kernel without waking Postgres, which on a busy machine would take our turn before we came to
 * `next`: a small packet waits for the answer to the one before it (Nagle), and is released afterwards. Where we are
 * killed in between it goes as well, since the connection is then closed.
 */
function writeCommit(client: PoolClient, next: () => void): Promise<unknown> {
  const socket = client.connection.stream as Socket;
  socket.setNoDelay(false);
  // Asks for nothing.
  client.connection.flush();
  socket.cork();
  const committed = client.query('COMMIT');
  socket.uncork();
  next();
  socket.setNoDelay(true);
  return committed;
}
