// @ts-check
/** Next's incremental cache for rendered pages, over store.mjs. Next loads this file by path, uncompiled. */
import fileSystemCache from 'next/dist/server/lib/incremental-cache/file-system-cache.js';
import { countLookup, discard, forget, isAway, keep, recall } from './store.mjs';

/** Bytes an entry takes besides its text: headers, keys, the set of papers. */
const ENTRY_OVERHEAD = 1_000;

export default class PageCache {
  /** @param {import('next/dist/server/lib/incremental-cache').CacheHandlerContext} context */
  constructor(context) {
    // Pages that the build rendered (there is hardly any) lie on disk, where Next's own handler reads them.
    const Disk = /** @type {any} */ (fileSystemCache).default ?? fileSystemCache;
    this.disk = new Disk({ ...context, flushToDisk: false, maxMemoryCacheSize: 0 });
  }

  /**
   * @param {string} key
   * @param {unknown} context
   */
  async get(key, context) {
    const entry = recall(key);
    const found = entry === undefined ? await this.disk.get(key, context) : entry;
    countLookup(found !== null);
    // Where it looks old Next renders it anew, which cannot be done.
    return found !== null && isAway() ? { ...found, lastModified: Date.now() } : found;
  }

  /**
   * @param {string} key
   * @param {any} value
   * @param {any} context
   */
  async set(key, value, context) {
    if (!value) return discard(key);
    const entry = {
      lastModified: Date.now(),
      value: asKept(value),
      cacheControl: context?.cacheControl,
    };
    // This first response has its redirect's location already; Next would add the page's to it, which makes it two.
    delete value.headers?.location;
    const html = typeof value.html === 'string' ? value.html : '';
    const bytes = ENTRY_OVERHEAD + 2 * html.length + (value.rscData?.length ?? 0) + (value.body?.length ?? 0);
    keep(key, { entry, html, bytes });
  }

  async revalidateTag() {
    forget('*');
  }

  resetRequestCache() {}
}

/**
 * With headers of its own, and without the parts of a page that are for links which fetch ahead (ours do not: ui/link), a third
 * of what a page takes. Whoever asks for one hears that it is not there.
 * @param {any} value
 */
function asKept(value) {
  return {
    ...value,
    ...(value.headers && { headers: { ...value.headers } }),
    ...(value.segmentData && { segmentData: new Map() }),
  };
}
