import 'server-only';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type pg from 'pg';
import { RepairedPg } from './repaired-pg';

export type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';

/** Nothing in the database belongs to anybody else. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

let loaded: typeof SchemaEngine | undefined;

/** Prisma's own schema engine, from npm as WebAssembly: the native one would have to be downloaded. */
function loadEngine(): typeof SchemaEngine {
  if (loaded) return loaded;
  const path = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = new WebAssembly.Module(readFileSync(path.replace(/\.js$/, '.wasm')));
  const { exports } = new WebAssembly.Instance(module, { './schema_engine_bg.js': importsOf(bindings) });
  const { __wbg_set_wasm: connect, SchemaEngine: engine } = bindings;
  connect(exports);
  (exports.__wbindgen_start as () => void)();
  loaded = engine;
  return engine;
}

/** The engine bounds its lock by a timer of ten seconds that it never clears: no reason to stay alive. */
function importsOf(functions: object): WebAssembly.ModuleImports {
  type Timer = (...args: unknown[]) => NodeJS.Timeout;
  const entries = Object.entries(functions).map(([name, value]) =>
    name.startsWith('__wbg_setTimeout')
      ? [name, (...args: unknown[]) => (value as Timer)(...args).unref()]
      : [name, value],
  );
  return Object.fromEntries(entries);
}

/**
 * A schema engine that sends everything through `pool`, which stays the caller's to close. With `savepoints`,
 * inside a transaction, a script that fails leaves the transaction usable: the engine still writes down which.
 */
export function openEngine(pool: pg.Pool, { savepoints = false } = {}): Promise<SchemaEngine> {
  const factory = bindMigrationAwareSqlAdapterFactory(new RepairedPg(pool, savepoints));
  return loadEngine().new({ datamodels: undefined }, () => {}, factory);
}
