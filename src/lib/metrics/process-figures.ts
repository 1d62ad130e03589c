import 'server-only';
import { Counter, Gauge, type Registry } from 'prom-client';
import { poolState } from '@/lib/db';
import { env } from '@/lib/env';
import { cacheState } from '@/lib/page-cache/store.mjs';
import { VERSION } from '@/lib/version';

/** Puts how it stands with this process into a registry. */
export function addProcessFigures(registry: Registry): void {
  const registers = [registry];
  const build = new Gauge({
    name: 'broadsheet_build_info',
    help: 'The version that runs; always 1.',
    labelNames: ['version'],
    registers,
  });
  build.set({ version: VERSION }, 1);
  addPool(registers);
  addPageCache(registers);
}

function addPool(registers: Registry[]): void {
  const { total, idle, waiting } = poolState() ?? { total: 0, idle: 0, waiting: 0 };
  const connections = new Gauge({
    name: 'broadsheet_database_pool_connections',
    help: 'Connections of this process to the database.',
    labelNames: ['state'],
    registers,
  });
  connections.set({ state: 'idle' }, idle);
  connections.set({ state: 'busy' }, total - idle);
  const most = {
    name: 'broadsheet_database_pool_max_connections',
    help: 'Connections there may be (DATABASE_POOL).',
    registers,
  };
  new Gauge(most).set(env().DATABASE_POOL);
  const queue = {
    name: 'broadsheet_database_pool_waiting_queries',
    help: 'Queries that wait for a connection.',
    registers,
  };
  new Gauge(queue).set(waiting);
}

function addPageCache(registers: Registry[]): void {
  const { hits, misses, pages, bytes } = cacheState();
  const lookups = new Counter({
    name: 'broadsheet_page_cache_lookups_total',
    help: 'Pages asked of the page cache: hits were there, misses were rendered.',
    labelNames: ['result'],
    registers,
  });
  lookups.inc({ result: 'hit' }, hits);
  lookups.inc({ result: 'miss' }, misses);
  new Gauge({ name: 'broadsheet_page_cache_pages', help: 'Pages kept.', registers }).set(pages);
  const size = {
    name: 'broadsheet_page_cache_bytes',
    help: 'Memory of the pages kept, at most PAGE_CACHE_MB.',
    registers,
  };
  new Gauge(size).set(bytes);
}
