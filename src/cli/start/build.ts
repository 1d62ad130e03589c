import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '@/lib/operator-error';
import { lockFolder } from '@/lib/postgres/folder-lock';
import { type Child, spawnNode } from './child';
import type { Lifetime } from './lifetime';

/** Says which source the build in `.next` was made of. */
const STAMP = '.next/broadsheet-source';

/**
 * Everything a build is made of. The generated client follows from the schema, nothing imports the commands,
 * and tsconfig.json is rewritten by Next itself.
 */
const SOURCES = [
  ...['src', 'public', 'prisma/schema.prisma', 'package.json', 'package-lock.json'],
  ...['next.config.ts', 'postcss.config.mjs'],
];
/** Settings that the pages rendered by the build carry: the one for an unknown address. */
const SETTINGS = ['SITE_NAME', 'SITE_URL'];
const NOT_BUILT = /^src\/(generated|cli)\/|\.test\.tsx?$/;

/** A hash over all that a build is made of, so that an unchanged checkout is not built twice. */
export function hashSource(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.filter((source) => existsSync(source)).flatMap(listFiles)) {
    hash.update(`${file}\0${statSync(file).size}\0`).update(readFileSync(file));
  }
  for (const name of SETTINGS) hash.update(`${name}\0${process.env[name]?.trim() ?? ''}\0`);
  return hash.digest('hex');
}

function listFiles(source: string): string[] {
  if (statSync(source).isFile()) return [source];
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name))
    .filter((file) => !NOT_BUILT.test(file))
    .sort();
}

function isBuilt(source: string): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8').trim() === source;
}

/** Builds the site; the stamp comes last, so that a build cut short is made again. */
async function build(source: string, lifetime: Lifetime): Promise<void> {
  rmSync(STAMP, { force: true });
  await runQuietly('node_modules/next/dist/bin/next', ['build'], {}, lifetime);
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, `${source}\n`);
}

/** What checkouts are told apart by: nothing else locks this folder. */
const CHECKOUT = 'src';
const LOOK_MS = 300;

/**
 * Makes what is missing of the client and of the build for `source` (null for none), one process of a checkout at a
 * time: two that build at once are in each other's way. Whoever waited finds it made.
 */
export async function makeInTurn(
  source: string | null,
  lifetime: Lifetime,
  { onWait, onBuild }: { onWait: () => void; onBuild: (work: () => Promise<void>) => Promise<void> },
): Promise<void> {
  const isMade = () => !isClientStale() && (source === null || isBuilt(source));
  for (let attempt = 0; !isMade() && !lifetime.isEnding; attempt += 1) {
    const lock = await lockFolder(CHECKOUT, () => ({ command: 'build', address: null, databasePort: null }));
    if ('release' in lock) {
      try {
        if (isClientStale()) await generateClient(lifetime);
        if (source !== null && !isBuilt(source) && !lifetime.isEnding) {
          await onBuild(() => build(source, lifetime));
        }
        return;
      } finally {
        await lock.release();
      }
    }
    if (attempt === 0) onWait();
    await sleep(LOOK_MS);
  }
}

const CLIENT = 'src/generated/prisma/client.ts';
const SCHEMA = 'prisma/schema.prisma';

/** Whether the database client is missing, or older than the schema it is generated from. */
export function isClientStale(): boolean {
  return !existsSync(CLIENT) || statSync(CLIENT).mtimeMs < statSync(SCHEMA).mtimeMs;
}

/** Generates the database client. Naming any program as the engine keeps Prisma from downloading one. */
export async function generateClient(lifetime: Lifetime): Promise<void> {
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
  await runQuietly('node_modules/prisma/build/index.js', ['generate'], env, lifetime);
}

/** Runs a tool to its end, and shows what it printed only if it failed. */
async function runQuietly(script: string, args: string[], extra: Record<string, string>, lifetime: Lifetime) {
  const { NODE_ENV: _, ...env } = process.env; // each tool has its own idea of it
  const child: Child = spawnNode({
    script,
    args,
    env: {
      ...env,
      NEXT_TELEMETRY_DISABLED: '1',
      CHECKPOINT_DISABLE: '1',
      ...extra,
    } as unknown as NodeJS.ProcessEnv,
    print: false,
  });
  lifetime.onEnd(script, ({ forced }) => child.stop(forced ? 0 : 3_000));
  const status = await child.ended;
  if (status === 0) return;
  throw new OperatorError(
    `${path.basename(script)} ${args.join(' ')} failed (${status}):\n${child.output().trim()}`,
  );
}
