import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** A Node with `node:sqlite`, as a package of npm; the versions of all platforms are the same. */
const PACKAGE = `node-${process.platform}-${process.arch}`;
const VERSION = '24.21.0';

const PROBE = `
  const { DatabaseSync } = require('node:sqlite');
  new DatabaseSync(':memory:').exec('CREATE VIRTUAL TABLE probe USING fts5 (text)');
`;

/**
 * A Node whose SQLite has FTS5: this one, the one that `FTS5_NODE` names, else one from npm, kept in `root`. Null, and
 * a line that says so, where none can be had.
 */
export function findNode(root: string): string | null {
  const given = process.env.FTS5_NODE;
  const found = [...(given ? [given] : []), process.execPath].find(hasFts5);
  if (found) return found;
  const kept = path.join(root, 'node', 'node_modules', PACKAGE, 'bin', 'node');
  if (!existsSync(kept)) {
    console.log(`Getting ${PACKAGE}@${VERSION} for its SQLite`);
    const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
    spawnSync('npm', ['install', '--prefix', path.join(root, 'node'), ...flags, `${PACKAGE}@${VERSION}`], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  if (hasFts5(kept)) return kept;
  console.log('Without FTS5: no Node with node:sqlite was found (22.13 or newer; FTS5_NODE names one).');
  return null;
}

function hasFts5(program: string): boolean {
  return spawnSync(program, ['-e', PROBE], { stdio: 'ignore' }).status === 0;
}
