import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSecrets } from './secrets';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('secrets', () => {
  it('are generated once, and only their owner can read them', () => {
    const DATA_DIR = path.join(folder, 'data');
    const first = loadSecrets({ DATA_DIR });
    expect(first.isNewToken).toBe(true);
    expect(loadSecrets({ DATA_DIR })).toEqual({ ...first, isNewToken: false });
    expect(readdirSync(DATA_DIR)).toEqual(['secrets.json']);
    expect(statSync(first.file ?? '').mode & 0o777).toBe(0o600);
  });

  it('are taken from the settings first, and then need no folder', () => {
    const given = { INGEST_TOKEN: 'token', AUTH_SECRET: 'a'.repeat(32), DATA_DIR: path.join(folder, 'data') };
    expect(loadSecrets(given)).toMatchObject({
      ingestToken: 'token',
      authSecret: 'a'.repeat(32),
      file: null,
    });
    expect(readdirSync(folder)).toEqual([]);
    const { AUTH_SECRET: _, ...tokenOnly } = given;
    expect(loadSecrets(tokenOnly)).toMatchObject({ ingestToken: 'token', isNewToken: false });
  });

  it('say what to do about a file that is broken and a folder that cannot be made', () => {
    writeFileSync(path.join(folder, 'secrets.json'), '{"ingestToken":');
    expect(() => loadSecrets({ DATA_DIR: folder })).toThrow(/secrets\.json cannot be read.*or remove it/);
    const DATA_DIR = path.join(folder, 'secrets.json', 'data');
    expect(() => loadSecrets({ DATA_DIR })).toThrow(/DATA_DIR .* cannot be written: ENOTDIR/);
  });
});
