import { closeSync, existsSync, openSync, readdirSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { audit } from './drill/audit';
import { BodyMaker } from './drill/bodies';
import { Books } from './drill/books';
import { lookThrough } from './drill/last-look';
import { INGEST_TOKEN, Site } from './drill/site';
import { run, stopAll, waitFor } from './support/broadsheet';
import { canMount, type Mount, mountDisk } from './support/mounts';
import { seededRandom } from './support/seeded-random';

const MIB = 2 ** 20;
const mounts: Mount[] = [];
afterEach(async () => {
  await stopAll();
  for (const mount of mounts.splice(0)) mount.remove();
});

function mounted(size: string): Mount {
  const mount = mountDisk(size);
  mounts.push(mount);
  return mount;
}

/** Takes all room but so much. */
function fill(folder: string, leaveBytes: number): string {
  const file = path.join(folder, 'other-peoples-files');
  const opened = openSync(file, 'w');
  const { bavail, bsize } = statfsSync(folder);
  const piece = Buffer.alloc(64 * 2 ** 10, 'x');
  for (let left = bavail * bsize - leaveBytes; left > 0; left -= piece.length) writeSync(opened, piece);
  closeSync(opened);
  return file;
}

/** `npm start` until it gives up, and what it said. */
async function refusal(folder: string): Promise<string> {
  const start = run({ DATA_DIR: path.join(folder, 'data'), PORT: '0' });
  expect(await start.ended).toBe(1);
  return start.output();
}

// Everything here needs a disk of its own, which only root may mount.
describe.skipIf(!canMount())('on a disk of its own (skipped where mounting is not allowed)', () => {
  it('a start in a folder that is read-only says so, and leaves nothing', async () => {
    const mount = mounted('8m');
    mount.setReadOnly();
    expect(await refusal(mount.folder)).toContain(
      'cannot be written: its file system is read-only. Set DATA_DIR',
    );
    expect(readdirSync(mount.folder)).toEqual([]);
  });

  it('a first start without room says so, and the next one with room begins anew', async () => {
    const { folder } = mounted('128m');
    const full = fill(folder, 4 * 2 ** 10);
    const said = await refusal(folder);
    expect(said).toContain('cannot be written: there is no room left on its disk. Make room');
    expect(said).not.toMatch(/^\s+at /m);
    rmSync(full);
    const half = fill(folder, 10 * MIB);
    expect(await refusal(folder)).toContain('No space left on device');
    expect(existsSync(path.join(folder, 'data', 'postgres'))).toBe(false);
    rmSync(half);
    const started = run({ DATA_DIR: path.join(folder, 'data'), PORT: '0' });
    expect(await waitFor(() => started.output().includes('Ready at'))).toBe(true);
    expect(readdirSync(path.join(folder, 'data')).sort()).toEqual(['postgres', 'secrets.json']);
  });

  it('when it runs full while papers come in, these are refused in words, and nothing that was told is lost', async () => {
    const { folder } = mounted('320m');
    const site = await Site.create({ FETCH: 'off' }, folder);
    try {
      await site.start();
      await runFull(site, folder);
    } finally {
      await site.end();
    }
  }, 900_000);
});

async function runFull(site: Site, folder: string): Promise<void> {
  const bodies = new BodyMaker(seededRandom(5));
  const books = new Books();
  const send = async (body = bodies.next()) => {
    books.bodies.push(body);
    const response = await fetch(`${site.address}/api/ingest`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${INGEST_TOKEN}` },
      body: body.text,
    });
    const answer = await response.json();
    if (response.ok) body.acknowledged = answer.run;
    return { status: response.status, answer, body };
  };
  expect((await send()).status).toBe(200);
  const full = fill(folder, 2 * MIB);
  let last = await send();
  for (let sent = 1; last.status === 200 && sent < 20; sent += 1) last = await send();
  expect([last.status, last.answer.code], JSON.stringify(last.answer)).toEqual([503, 'unavailable']);
  expect(last.answer.detail).toMatch(/There is no room left on the database's disk|The database is away/);
  rmSync(full);
  await site.recover();
  expect((await send(last.body)).status).toBe(200);
  expect(await site.connected((client) => audit(client, books))).toEqual([]);
  expect(await lookThrough(site)).toEqual([]);
}
