import 'server-only';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbedded } from './embedded';
import type { OpenDatabase } from './open';

/** Fast and careless: the server is thrown away. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
};

/** An embedded server in a temporary folder, for tests and drafts; closing it removes everything. */
export async function openScratch(): Promise<OpenDatabase> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-scratch-'));
  chmodSync(folder, 0o755); // as root the server runs as another account, which must get in
  const postgres = await startEmbedded({ folder: path.join(folder, 'postgres'), settings: SETTINGS });
  const close = async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: postgres.url, close };
}
