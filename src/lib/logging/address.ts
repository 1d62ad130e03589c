/** What an address is of, for people who watch: its kind, of which there are few, and what of it may be shown. */
export type Described = {
  /** One of the names below, or `other`. */
  kind: string;
  path: string;
};

/**
 * By the beginning of a path. `open` ones are the same for everybody and are shown; of the others, which may end in what
 * somebody typed or in a token from a mail, only that beginning is.
 */
const KINDS: { kind: string; of: RegExp; open?: true }[] = [
  {
    kind: 'file',
    of: /^\/_next\/|^\/[\w-]+\.(?:ico|svg|png|txt|xml|webmanifest)$|^\/\.well-known(?=\/|$)|^\/sitemaps(?=\/|$)/,
    open: true,
  },
  { kind: 'health', of: /^\/api\/health(?=\/|$)/, open: true },
  { kind: 'metrics', of: /^\/metrics$/, open: true },
  {
    kind: 'feed',
    of: /^\/(?:(?:papers|topics|authors)\/(?:.*\/)?)?feed\.(?:atom|json)$|^\/topics\.opml$/,
    open: true,
  },
  { kind: 'feed', of: /^\/feeds(?=\/|$)/ },
  {
    kind: 'edition',
    of: /^\/$|^\/papers(?:$|\.[a-z.]{3,8}$|\/(?:date|week|month|trending)(?=[/.]|$))/,
    open: true,
  },
  { kind: 'edition', of: /^\/citations(?=\/|$)/ },
  { kind: 'paper', of: /^\/papers\//, open: true },
  { kind: 'edition', of: /^\/past(?=\/|$)/ },
  { kind: 'search', of: /^\/(?:plain\/)?search(?=\/|$)/ },
  { kind: 'suggestions', of: /^\/api\/search\/suggestions(?=\/|$)/ },
  { kind: 'topic', of: /^\/(?:topics|trends|topic-trends)(?=\/|$)/, open: true },
  { kind: 'author', of: /^\/authors(?=\/|$)/, open: true },
  { kind: 'help', of: /^\/help(?=\/|$)/, open: true },
  { kind: 'marks', of: /^\/api\/viewer(?=\/|$)/, open: true },
  { kind: 'ingest', of: /^\/api\/(?:v1\/)?ingest(?=\/|$)/, open: true },
  { kind: 'mcp', of: /^\/mcp$/, open: true },
  { kind: 'api', of: /^\/api\/v1(?:\/[a-z]{1,30})?(?=\/|$)/ },
  { kind: 'api', of: /^\/api(?:\/[a-z_-]{1,30})?(?=\/|$)/ },
  { kind: 'bookmarks', of: /^\/bookmarks(?=\/|$)/ },
  { kind: 'digests', of: /^\/digests(?:\/[a-z]{1,30})?(?=\/|$)/ },
  { kind: 'admin', of: /^\/admin(?:\/[a-z-]{1,30})?(?=\/|$)/ },
  { kind: 'refused', of: /^\/refused(?=\/|$)/ },
];

/** All kinds there are. */
export const ADDRESS_KINDS = [...new Set([...KINDS.map(({ kind }) => kind), 'other'])];

/** A query is never shown: it is what a reader looks for, or a secret. */
export function describeAddress(url: string): Described {
  const [path = '/', query] = url.split('?', 2);
  const found = KINDS.find(({ of }) => of.test(path));
  if (!found)
    return { kind: 'other', path: begun(path, /^\/[a-z][a-z-]{0,30}(?=\/|$)/.exec(path)?.[0] ?? '') };
  const kind = found.kind === 'edition' && /(?:^|&)q=/.test(query ?? '') ? 'search' : found.kind;
  return { kind, path: found.open ? path.slice(0, 200) : begun(path, found.of.exec(path)?.[0] ?? '') };
}

function begun(path: string, beginning: string): string {
  return path === beginning ? path : `${beginning}/…`;
}
