import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { statementSettings } from './statements';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'broadsheet-statements-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A server with its module, and a cluster with this configuration. */
function settingsOf(configuration: string, { module = 'lib/postgresql/pg_stat_statements.so' } = {}) {
  for (const file of ['bin/postgres', 'data/postgresql.conf', module]) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), file.endsWith('.conf') ? configuration : '');
  }
  return statementSettings({ data: path.join(folder, 'data'), program: path.join(folder, 'bin/postgres') });
}

describe('an embedded server', () => {
  it('counts its statements, whatever cluster it runs on', () => {
    const unset = [
      "#shared_preload_libraries = ''\t# (change requires restart)",
      "shared_preload_libraries = ''",
    ];
    for (const configuration of ['', ...unset]) {
      expect(settingsOf(configuration)).toMatchObject({ shared_preload_libraries: 'pg_stat_statements' });
    }
  });

  it('does as the operator says where they preload something', () => {
    for (const configuration of [
      "shared_preload_libraries = 'auto_explain'",
      "Shared_Preload_Libraries 'auto_explain' # mine",
    ]) {
      expect(settingsOf(`port = 1\n${configuration}\n`)).toEqual({});
    }
  });

  it('starts without the module where it has none', () => {
    expect(settingsOf('', { module: 'lib/other.so' })).toEqual({});
    expect(settingsOf('', { module: 'lib/pg_stat_statements.dll' })).not.toEqual({});
  });
});
