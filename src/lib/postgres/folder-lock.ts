import 'server-only';
import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const holder = z.object({
  pid: z.number(),
  /** "start", "migrate", "ingest": what is running. */
  command: z.string(),
  /** Where it serves, once it does. */
  address: z.string().nullable(),
  /** The embedded server's port, once it runs. Never its password: any account may ask. */
  databasePort: z.number().nullable(),
});

/** What the holder of a folder tells whoever asks. */
export type Holder = z.infer<typeof holder>;

export type FolderLock = { release: () => Promise<void> };

const ANSWER_PATIENCE_MS = 2_000;

/**
 * Takes the data folder for this process, or tells who has it.
 *
 * The lock is a listening local socket named after the folder, so the system gives it up with the process,
 * however that ends: there is nothing stale to be misled by, and no process number to be used again. On Linux
 * and Windows the name is not a file. Whoever asks is answered with what `tell` returns. Two containers that
 * share the folder but not the network are not kept apart.
 */
export async function lockFolder(
  folder: string,
  tell: () => Omit<Holder, 'pid'>,
): Promise<FolderLock | { heldBy: Holder | null }> {
  const name = socketName(folder);
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.end(JSON.stringify({ pid: process.pid, ...tell() }));
  });
  if (await listen(server, name)) return lockOf(server);
  const heldBy = await askHolder(name);
  if (heldBy !== 'nobody') return { heldBy };
  // A socket file whose process is gone (macOS), or the holder left between the two calls.
  if (name.startsWith('/')) rmSync(name, { force: true });
  if (await listen(server, name)) return lockOf(server);
  return { heldBy: null };
}

function socketName(folder: string): string {
  const hash = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32);
  if (process.platform === 'linux') return `\0broadsheet-${hash}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\broadsheet-${hash}`;
  return path.join(os.tmpdir(), `broadsheet-${hash}.sock`);
}

function lockOf(server: Server): FolderLock {
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** False where the name is taken. */
function listen(server: Server, name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error);
    server.once('error', fail).listen(name, () => {
      server.off('error', fail);
      resolve(true);
    });
  });
}

/** Null where something has the name and does not answer in time. */
async function askHolder(name: string): Promise<Holder | 'nobody' | null> {
  const socket = connect(name);
  socket.setTimeout(ANSWER_PATIENCE_MS, () => socket.destroy());
  try {
    return holder.parse(JSON.parse(await text(socket)));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ECONNREFUSED' || code === 'ENOENT' ? 'nobody' : null;
  }
}
