// @ts-check
/**
 * The rendered pages a server process keeps, in memory. What a page shows decides when it goes: every paper on it
 * carries `data-paper="<id>"`, and `forget` drops the pages of a paper; `data-shows="sources"` is dropped in the same
 * way when a source begins or ends. Plain JavaScript, because Next loads
 * handler.mjs, which shares it, by path and uncompiled; the store itself is found through a global symbol, because
 * Next compiles a second copy of this module into the server.
 *
 * - An entry lives at most MAX_AGE_MS: a lost notification makes a page at most that late.
 * - A dropped entry younger than MIN_AGE_MS goes when it reaches that age: a burst of votes renders a page every
 *   two seconds, not every vote.
 * - While the database is away nothing can be rendered, nor change: then what is kept is served however old it is.
 * - Memory is bounded by PAGE_CACHE_MB; the least recently used pages go first.
 */
import { LRUCache } from 'lru-cache';

export const MAX_AGE_MS = 60_000;
export const MIN_AGE_MS = 2_000;
const STORE = Symbol.for('broadsheet.pageCache');

/** A page set this long after a change may have been read from the database before it. */
const LATE_MS = 5_000;

/** @typedef {{ entry: unknown, papers: Set<string>, renderedAt: number, goesAt: number, bytes: number }} Kept */

/** @typedef {{ hits: number, misses: number }} Lookups */

/** @typedef {{ pages: LRUCache<string, Kept>, changes: LRUCache<string, number>, lookups: Lookups, away: boolean }} Store */

/** @type {Record<symbol, Store | undefined>} */
const shared = /** @type {any} */ (globalThis);

/** @returns {Store} the pages, and when each paper (or `*`, all of them) last changed */
function store() {
  shared[STORE] ??= {
    pages: new LRUCache({
      maxSize: Math.max(1, Number(process.env.PAGE_CACHE_MB || 64) * 2 ** 20),
      sizeCalculation: (kept) => kept.bytes,
    }),
    changes: new LRUCache({ max: 10_000 }),
    lookups: { hits: 0, misses: 0 },
    away: false,
  };
  return shared[STORE];
}

/**
 * What was kept under a key, or null where it is too old or was dropped; undefined where there was nothing.
 * @param {string} key
 * @param {number} now milliseconds
 */
export function recall(key, now = Date.now()) {
  const { pages, away } = store();
  const kept = pages.get(key);
  if (!kept) return undefined;
  // Too old it stays until there is another: it may turn out that none can be made.
  return away || now < kept.goesAt ? kept.entry : null;
}

/**
 * Says whether the database is away. When it is there again, what was kept over that goes by `forget`.
 * @param {boolean} away
 */
export function setAway(away) {
  store().away = away;
}

export function isAway() {
  return store().away;
}

/**
 * @param {string} key
 * @param {{ entry: unknown, html: string, bytes: number }} page
 * @param {number} now milliseconds
 */
export function keep(key, { entry, html, bytes }, now = Date.now()) {
  const shown = html.matchAll(/ data-(?:paper="(\d+)"|shows="(\w+)")/g);
  const papers = new Set([...shown].map((match) => String(match[1] ?? match[2])));
  const { pages, changes } = store();
  const changedLately = [...papers, '*'].some((paper) => now - (changes.get(paper) ?? -Infinity) < LATE_MS);
  const age = changedLately ? MIN_AGE_MS : MAX_AGE_MS;
  pages.set(key, { entry, papers, renderedAt: now, goesAt: now + age, bytes });
}

/**
 * Counts a page that was there, or was not.
 * @param {boolean} found
 */
export function countLookup(found) {
  store().lookups[found ? 'hits' : 'misses'] += 1;
}

/** How it stands with the kept pages of this process. */
export function cacheState() {
  const { pages, lookups } = store();
  return { ...lookups, pages: pages.size, bytes: pages.calculatedSize };
}

/** @param {string} key */
export function discard(key) {
  store().pages.delete(key);
}

/**
 * Drops the pages that show any of these papers, or all pages.
 * @param {string[] | '*'} papers ids, or what else a page shows
 * @param {number} now milliseconds
 */
export function forget(papers, now = Date.now()) {
  const { pages, changes } = store();
  for (const paper of papers === '*' ? ['*'] : papers) changes.set(paper, now);
  for (const kept of pages.values()) {
    const shows = papers === '*' || papers.some((id) => kept.papers.has(id));
    if (shows) kept.goesAt = Math.min(kept.goesAt, Math.max(now, kept.renderedAt + MIN_AGE_MS));
  }
}
