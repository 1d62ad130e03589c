import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

/** Set by a form posted without JavaScript: pages are then rendered for this reader (features/accounts/schema.ts). */
const plain = [{ type: 'cookie' as const, key: 'plain' }];
const page = [{ type: 'query' as const, key: 'p', value: '(?<p>\\d{1,4})' }];

/** `/papers/week/2026-W26?p=2` is kept as `/papers/week/2026-W26/2`, `/` as the latest edition. */
const kept = [
  { source: '/', destination: '/papers/date/latest' },
  { source: '/papers', destination: '/papers/date/latest' },
  { source: '/papers/trending', has: page, destination: '/papers/trending/all/:p' },
  { source: '/papers/trending', destination: '/papers/trending/all' },
  { source: '/papers/trending/:window', has: page, destination: '/papers/trending/:window/:p' },
  { source: '/papers/week/:week', has: page, destination: '/papers/week/:week/:p' },
  { source: '/papers/month/:month', has: page, destination: '/papers/month/:month/:p' },
  { source: '/authors/:name', has: page, destination: '/authors/:name/:p' },
];

/** Every view of papers has its feeds at its own address with `feed.atom` or `feed.json` behind it. */
const feeds = [
  { source: '/feed.:format(atom|json)', destination: '/feeds/:format' },
  { source: '/:view(.+)/feed.:format(atom|json)', destination: '/feeds/:format/:view' },
];

const personal = [
  ...kept.map((rule) => ({
    ...rule,
    has: [...plain, ...(rule.has ?? [])],
    destination: `/plain${rule.destination}`,
  })),
  { source: '/papers/:rest+', has: plain, destination: '/plain/papers/:rest+' },
  { source: '/topics/:slug', has: plain, destination: '/plain/topics/:slug' },
  { source: '/authors/:name', has: plain, destination: '/plain/authors/:name' },
];

const PAPER = '/papers/:key((?!(?:date|week|month)/|trending(?:/|$)|feed\\.).+)';

/** Only where it is asked for by name. */
function asked(type: string) {
  return { type: 'header' as const, key: 'accept', value: `.*${type.replace(/[.+]/g, '\\$&')}\\b.*` };
}

/** In what a paper is given out besides its page (features/papers/citations/formats.ts): by extension, or by `Accept`. */
const otherwise = [
  { extension: 'bib', type: 'application/x-bibtex', destination: '/api/papers/citation/bib/:key' },
  {
    extension: 'ris',
    type: 'application/x-research-info-systems',
    destination: '/api/papers/citation/ris/:key',
  },
  {
    extension: 'csl.json',
    type: 'application/vnd.citationstyles.csl+json',
    destination: '/api/papers/citation/csl.json/:key',
  },
  { extension: 'md', type: 'text/markdown', destination: '/api/papers/markdown/:key' },
];

/** The lists of papers whose citations are given out, as sources have them. `/` is the latest edition's. */
const LISTS = [
  '/papers',
  '/papers/trending',
  '/papers/:board(date|week|month|trending)/:name([^/]+)',
  '/topics/:name([^/]+)',
  '/authors/:name(.+)',
];

const citations = otherwise.filter(({ extension }) => extension !== 'md');

/** The part of an address below the site, without the patterns of its parts: "/papers/:board/:name". */
const plainly = (source: string) => source.replace(/\([^)]*\)/g, '');

const listsOtherwise = LISTS.flatMap((list) =>
  citations.map(({ extension }) => ({
    source: `${list}.${extension.replaceAll('.', '\\.')}`,
    destination: `/citations/${extension}${plainly(list)}`,
  })),
).concat(
  ['/', ...LISTS].flatMap((list) =>
    citations.map(({ extension, type }) => ({
      source: list,
      has: [asked(type)],
      destination: `/citations/${extension}${list === '/' ? '' : plainly(list)}`,
    })),
  ),
);

const papersOtherwise = [
  ...otherwise.map(({ extension, destination }) => ({
    source: `/papers/:key(.+).${extension.replaceAll('.', '\\.')}`,
    destination,
  })),
  ...otherwise.map(({ type, destination }) => ({
    source: PAPER,
    has: [asked(type)],
    destination,
  })),
];

/** Typed links from a paper to what else there is of it (https://signposting.org). */
const signposts = otherwise
  .map(({ extension, type }) => `</papers/:key.${extension}>; rel="describedby"; type="${type}"`)
  .join(', ');

/** Kept pages cannot carry a nonce, so inline scripts are allowed; in development React also evaluates text. */
const scripts = `'self' 'unsafe-inline'${process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''}`;

const config: NextConfig = {
  poweredByHeader: false,
  // Else the proxy is told of `localhost` whatever the host, and its rewrites take a second way through HTTP.
  skipProxyUrlNormalize: true,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true }, // `npm run check` does it, once.
  cacheHandler: fileURLToPath(new URL('./src/lib/page-cache/handler.mjs', import.meta.url)),
  cacheMaxMemorySize: 0,
  // What lies between us and the reader may keep a page as long as we do, and no longer.
  expireTime: 60,
  experimental: {
    isrFlushToDisk: false,
    serverActions: { bodySizeLimit: (process.env.ACTION_MAX_BYTES?.trim() || '1MB') as `${number}MB` },
  },
  // One copy a process: each has a registry of its own.
  serverExternalPackages: ['prom-client'],
  outputFileTracingRoot: fileURLToPath(new URL('.', import.meta.url)),
  async rewrites() {
    const topics = { source: '/topics', destination: '/all-topics/all' };
    const trends = { source: '/trends', destination: '/topic-trends/lately' };
    return {
      beforeFiles: [...listsOtherwise, ...papersOtherwise, topics, trends, ...feeds, ...personal, ...kept],
      afterFiles: [],
      fallback: [],
    };
  },
  async headers() {
    return [
      { source: PAPER, headers: [{ key: 'Link', value: signposts }] },
      { source: '/admin/:path*', headers: [{ key: 'X-Robots-Tag', value: 'noindex, nofollow' }] },
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
          { key: 'X-Frame-Options', value: 'DENY' },
          {
            key: 'Content-Security-Policy',
            // Nothing from elsewhere but pictures (thumbnails; THUMBNAILS=off asks for none).
            value:
              `default-src 'self'; script-src ${scripts}; style-src 'self' 'unsafe-inline'; ` +
              "img-src 'self' https: data:; font-src 'self'; object-src 'none'; base-uri 'self'; " +
              "form-action 'self'; frame-ancestors 'none'",
          },
        ],
      },
    ];
  },
};

export default config;
