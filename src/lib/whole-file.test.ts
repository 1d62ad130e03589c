import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { writeWholeFile } from './whole-file';

const folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-whole-'));
const at = (name: string) => path.join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

describe('a file that is written whole', () => {
  it("is there with all of it, its owner's to read, in the place of what was there", async () => {
    for (const text of ['first', 'second'])
      await writeWholeFile(at('text.gz'), (target) => pipeline(Readable.from([text]), createGzip(), target));
    expect(gunzipSync(readFileSync(at('text.gz'))).toString()).toBe('second');
    expect(statSync(at('text.gz')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['text.gz']);
  });

  it('is not there at all where it is stopped at once, as often as one tries', async () => {
    const signal = AbortSignal.abort(new Error('Stopped.'));
    const stop = (name: string) =>
      writeWholeFile(at(name), (target) =>
        pipeline(Readable.from(['text']), createGzip(), target, { signal }),
      ).catch(() => 'stopped');
    for (let attempt = 0; attempt < 300; attempt++) expect(await stop(`stopped-${attempt}`)).toBe('stopped');
    expect(readdirSync(folder).filter((name) => name.startsWith('stopped'))).toEqual([]);
  });

  it('leaves what was there where it fails midway', async () => {
    await writeWholeFile(at('kept'), (target) => pipeline(Readable.from(['kept']), target));
    const failing = writeWholeFile(at('kept'), async (target) => {
      target.write('half');
      throw new Error('out of order');
    });
    await expect(failing).rejects.toThrow('out of order');
    expect(readFileSync(at('kept'), 'utf8')).toBe('kept');
  });

  it('says what the system says where it has no folder', async () => {
    await expect(writeWholeFile(at('nowhere/file'), async () => {})).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});
